/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import { nameOf } from '../choosing/persons.ts'
import { listPersonMeasures } from '../measures/actions.ts'
import type { PersonMeasures } from '../measures/contract.ts'
import { BackToMine } from './my-page.tsx'
import { Look } from './parts.tsx'
import { idOf, type Speech, sayDate, speechOf } from './say.ts'

type Line = PersonMeasures['lines'][number]

/** How many numbers of a measure stand in its table; the drawing has all. */
const mostRows = 12

/** `/my/{person}/measures`: what was measured at checks, each as a line over time with the numbers below it. It judges nothing. */
export const measuresPage = page({
  path: '/my/{person}/measures',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const person = idOf(request, 'person')
    const { lines } = await listPersonMeasures(ctx, person, {})
    const speech = speechOf(request)
    return {
      title: words('sessions.measured.title', { name: await nameOf(ctx, person) }),
      body: (
        <div class="booking">
          <Look />
          <p class="lead">{words('sessions.measured.how')}</p>
          {lines.length === 0 && <p>{words('sessions.measured.none')}</p>}
          {lines.map((line) => (
            <Measured key={line.name} line={line} speech={speech} />
          ))}
          <BackToMine speech={speech} />
        </div>
      ),
    }
  },
})

function Measured({ line, speech }: { line: Line; speech: Speech }) {
  const { words } = speech
  const { name, unit, usual, points } = line
  return (
    <section aria-label={name}>
      <h2>
        {name} <small>{unit}</small>
      </h2>
      {usual && <p class="lead">{words('sessions.measured.usual', { least: usual[0], most: usual[1], unit })}</p>}
      {points.length > 1 && <Drawing line={line} label={words('sessions.measured.drawing', { name, n: points.length })} />}
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{words('sessions.measured.on')}</th>
            <th scope="col">{words('sessions.measured.value')}</th>
            <th scope="col">{words('sessions.label.where')}</th>
          </tr>
        </thead>
        <tbody>
          {points.slice(-mostRows).map((point) => (
            <tr key={point.id}>
              <th scope="row">{sayDate(point.on, speech)}</th>
              <td>
                {point.value} {unit}
              </td>
              <td>{point.facilityName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The points of a measure from left to right by day, with the band of what is usual; drawn on the server, the numbers stand in the table. */
function Drawing({ line: { usual, points }, label }: { line: Line; label: string }) {
  const [wide, high, edge] = [600, 140, 8]
  const days = points.map(({ at }) => Date.parse(at))
  const values = [...points.map(({ value }) => value), ...(usual ?? [])]
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = (day: number) => edge + ((day - first) / (last - first || 1)) * (wide - 2 * edge)
  const y = (value: number) => high - edge - ((value - least) / (most - least || 1)) * (high - 2 * edge)
  const at = points.map(({ value }, order) => [x(days[order] as number).toFixed(1), y(value).toFixed(1)] as const)
  return (
    <svg class="measured" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={label}>
      {usual && <rect class="usual" x="0" y={y(usual[1])} width={wide} height={Math.max(1, y(usual[0]) - y(usual[1]))} />}
      <polyline points={at.map((point) => point.join(',')).join(' ')} />
      {at.map(([cx, cy]) => (
        <circle key={`${cx} ${cy}`} cx={cx} cy={cy} r="4" />
      ))}
    </svg>
  )
}
