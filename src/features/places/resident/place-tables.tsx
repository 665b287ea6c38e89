/** @jsxImportSource preact */
import type { DirectoryDetail } from '../directory/contract.ts'
import { type Speech, sayAmount } from './say.ts'

/** The published fees, each with its unit. */
export function Fees({ fees, speech }: { fees: DirectoryDetail['fees']; speech: Speech }) {
  const { words } = speech
  const noted = fees.some(({ note }) => note !== '')
  return (
    <section aria-labelledby="fees">
      <h2 id="fees">{words('places.page.fees')}</h2>
      {fees.length === 0 ? (
        <p>{words('places.page.fees_none')}</p>
      ) : (
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{words('places.page.fee_item')}</th>
              <th scope="col">{words('places.page.fee_price')}</th>
              <th scope="col">{words('places.page.fee_per')}</th>
              {noted && <th scope="col">{words('places.page.fee_note')}</th>}
            </tr>
          </thead>
          <tbody>
            {fees.map((fee) => (
              <tr key={fee.item}>
                <th scope="row">{fee.item}</th>
                <td>{sayAmount(fee, speech)}</td>
                <td>{words(`places.page.per.${fee.per}`)}</td>
                {noted && <td>{fee.note}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type Week = {
  hours: DirectoryDetail['hours']
  exceptions: DirectoryDetail['exceptions']
  weeklyHours: number | null
  speech: Speech
  today: string
}

/** The week's opening hours, days with the same hours together, today's line marked. */
export function Hours({ hours, exceptions, weeklyHours, speech, today }: Week) {
  const { words } = speech
  const weekday = ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  return (
    <section aria-labelledby="hours">
      <h2 id="hours">{words('places.page.hours')}</h2>
      {weeklyHours === null ? (
        <p>{words('places.page.hours_none')}</p>
      ) : (
        <>
          <table class="plain week">
            <tbody>
              {runsOf(hours, speech).map(({ from, to, text }) => (
                <tr key={from}>
                  <th scope="row">
                    {from === to
                      ? words(`places.page.weekday.${from}`)
                      : words('places.page.days', {
                          from: words(`places.page.weekday.${from}`),
                          to: words(`places.page.weekday.${to}`),
                        })}
                    {from <= weekday && weekday <= to && <span class="tag quiet">{words('places.page.today')}</span>}
                  </th>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="lead">{words('places.page.hours_sum', { n: Math.round(weeklyHours * 10) / 10 })}</p>
        </>
      )}
      {exceptions.length > 0 && (
        <>
          <h3>{words('places.exception.title')}</h3>
          <ul>
            {exceptions.slice(0, 10).map(({ on, opens, closes, why }) => (
              <li key={on}>
                {words(opens === null ? 'places.exception.shut' : 'places.exception.open', {
                  ...{ on, opens: opens ?? '', closes: closes ?? '', why },
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Days one after another with the same hours as one line. */
function runsOf(hours: DirectoryDetail['hours'], { words }: Speech) {
  const runs: { from: number; to: number; text: string }[] = []
  for (let day = 1; day <= 7; day++) {
    const spans = hours.filter(({ weekday }) => weekday === day)
    const always = spans.length === 1 && spans[0]?.opens === '00:00' && spans[0].closes === '24:00'
    const text =
      spans.length === 0
        ? words('places.page.hours_closed')
        : always
          ? words('places.page.hours_always')
          : spans.map(({ opens, closes }) => `${opens}–${closes}`).join(words('places.map.comma'))
    const last = runs.at(-1)
    if (last?.text === text) last.to = day
    else runs.push({ from: day, to: day, text })
  }
  return runs
}
