/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { useWords } from '../words/words.ts'

/** One bar of a line: half-open days, what it is, and whether it is late. */
export type Span = {
  key: string
  label: string
  startsOn: string
  endsOn: string
  state: 'planned' | 'running' | 'done' | 'late'
}

/** One line of the chart: its head, what stands beside it, its bars. */
export type GanttLine = { key: string; head: ReactNode; beside?: ReactNode; spans: Span[] }

/** Bars over years, as a table whose last column is the time: every bar says its words, so nothing hides in the drawing. */
export function Gantt({
  caption,
  heads,
  lines,
  today,
}: {
  caption: string
  heads: { head: string; beside?: string; time: string }
  lines: GanttLine[]
  today: string
}) {
  const words = useWords()
  const days = lines.flatMap((line) => line.spans.flatMap((span) => [span.startsOn, span.endsOn]))
  const years = yearsOf([...days, today])
  const from = Date.parse(`${years[0]}-01-01`)
  const length = Date.parse(`${(years.at(-1) ?? 0) + 1}-01-01`) - from
  const place = (day: string) => `${Math.max(0, Math.min(100, ((Date.parse(day) - from) / length) * 100))}%`
  return (
    <table className="table gantt">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.head}</th>
          {heads.beside && <th scope="col">{heads.beside}</th>}
          <th scope="col" className="time">
            <span className="unseen">{heads.time}</span>
            <span className="years" aria-hidden="true">
              {years.map((year) => (
                <span key={year}>{year}</span>
              ))}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">{line.head}</th>
            {heads.beside && <td>{line.beside}</td>}
            <td className="time">
              <ul className="lane">
                <li className="today" aria-hidden="true" style={{ left: place(today) }} />
                {line.spans.map((span) => (
                  <li
                    key={span.key}
                    className={`bar ${span.state}`}
                    style={{
                      left: place(span.startsOn),
                      width: `max(6px, calc(${place(span.endsOn)} - ${place(span.startsOn)}))`,
                    }}
                  >
                    <span>
                      {words(`console.gantt.${span.state}`, { label: span.label, from: span.startsOn, to: span.endsOn })}
                    </span>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function yearsOf(days: string[]): number[] {
  const years = days.map((day) => Number(day.slice(0, 4)))
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index)
}
