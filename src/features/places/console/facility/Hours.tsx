/** @jsxImportSource react */
import { useState } from 'react'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { DayField } from '../parts/fields.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'
import { Exceptions } from './Exceptions.tsx'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** When it is open in a week; the whole week is given anew from a day on. */
export function Hours({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const { hours } = detail
  return (
    <Panel
      title={words('console.places.hours.title')}
      actions={
        detail.may.report && (
          <AskButton kind="link" label={words('console.places.hours.set')} title={words('console.places.hours.set')}>
            {(close) => <WeekForm detail={detail} close={close} />}
          </AskButton>
        )
      }
    >
      {hours.length === 0 ? (
        <p className="muted">{words('console.places.hours.none')}</p>
      ) : (
        <>
          <dl className="facts">
            {weekdays.map((weekday) => (
              <div key={weekday} className="place-fact">
                <dt>{words(`places.page.weekday.${weekday}`)}</dt>
                <dd>
                  {hours
                    .filter((span) => span.weekday === weekday)
                    .map(({ opens, closes }) => `${opens}–${closes}`)
                    .join('、') || <span className="muted">{words('console.places.hours.shut')}</span>}
                </dd>
              </div>
            ))}
          </dl>
          <p className="src">{words('console.places.hours.weekly', { n: figure(detail.weeklyHours ?? 0) })}</p>
        </>
      )}
      <Exceptions facility={detail.id} may={detail.may.report} />
    </Panel>
  )
}

function WeekForm({ detail, close }: { detail: FacilityDetail; close(): void }) {
  const words = useWords()
  const spansOf = (weekday: number) => detail.hours.filter((span) => span.weekday === weekday)
  const [twice, setTwice] = useState(weekdays.some((weekday) => spansOf(weekday).length > 1))
  const parts = twice ? [0, 1] : [0]
  const wish = (fields: FormData) => ({
    path: paths.opening(detail.id),
    body: {
      from: textOf(fields, 'from'),
      hours: weekdays.flatMap((weekday) =>
        parts.flatMap((part) => {
          const [opens, closes] = [textOf(fields, `opens.${weekday}.${part}`), textOf(fields, `closes.${weekday}.${part}`)]
          return opens || closes ? [{ weekday, opens, closes }] : []
        }),
      ),
    },
    done: words('console.places.hours.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p className="muted">{words('console.places.hours.hint')}</p>
          {wrong('hours') && <p className="summary">{wrong('hours')}</p>}
          {weekdays.map((weekday) => (
            <fieldset key={weekday} className="place-day">
              <legend>{words(`places.page.weekday.${weekday}`)}</legend>
              {parts.map((part) => (
                <span key={part}>
                  {(['opens', 'closes'] as const).map((end) => (
                    <input
                      key={end}
                      className="chip"
                      name={`${end}.${weekday}.${part}`}
                      aria-label={words(`console.places.hours.${end}`, {
                        weekday: words(`places.page.weekday.${weekday}`),
                        part: part + 1,
                      })}
                      placeholder={end === 'opens' ? '08:30' : '16:30'}
                      pattern="([01]\d|2[0-3]):[0-5]\d|24:00"
                      title={words('console.places.hours.pattern')}
                      defaultValue={spansOf(weekday)[part]?.[end]}
                    />
                  ))}
                </span>
              ))}
            </fieldset>
          ))}
          <label className="check">
            <input type="checkbox" checked={twice} onChange={(event) => setTwice(event.target.checked)} />
            {words('console.places.hours.twice')}
          </label>
          <DayField name="from" label={words('console.places.from')} wrong={wrong} future />
        </>
      )}
    </WriteForm>
  )
}
