/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Load } from '../../use/contract.ts'
import { weekdayCodes } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { DaysAndService, useDays } from './Days.tsx'

type Hour = Load['hours'][number]

/** How full the hours of a week are: the share of places taken, with the numbers it is made of under it. */
export function Hours() {
  const words = useWords()
  const load = useRead<Load>(paths.hours, useDays())
  return (
    <>
      <DaysAndService />
      <Loaded of={load}>
        {({ hours }) => {
          if (hours.length === 0) return <Empty title={words('console.sessions.use.none')} />
          const all = [...new Set(hours.map(({ hour }) => hour))].sort((a, b) => a - b)
          const at = (weekday: number, hour: number) => hours.find((one) => one.weekday === weekday && one.hour === hour)
          return (
            <table className="table plain use-heat">
              <caption className="unseen">{words('console.sessions.use.view.hours')}</caption>
              <thead>
                <tr>
                  <th scope="col">{words('console.sessions.use.hour')}</th>
                  {weekdayCodes.map((code) => (
                    <th key={code} scope="col">
                      {words(`console.sessions.weekday_narrow.${code}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map((hour) => (
                  <tr key={hour}>
                    <th scope="row">{`${hour}:00`}</th>
                    {weekdayCodes.map((code, index) => (
                      <td key={code}>
                        <Cell of={at(index + 1, hour)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }}
      </Loaded>
    </>
  )
}

/** The ground says how full it is, and so do the numbers. */
function Cell({ of }: { of: Hour | undefined }) {
  if (!of || of.capacity === 0) return '–'
  const share = of.taken / of.capacity
  return (
    <span style={{ background: `color-mix(in srgb, var(--teal) ${Math.round(share * 32)}%, var(--card))` }}>
      {Math.round(share * 100)}%<small className="src use-of"> {`${of.taken}/${of.capacity}`}</small>
    </span>
  )
}
