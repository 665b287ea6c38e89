/** @jsxImportSource preact */
import type { Point } from '../../../platform/geo/distance.ts'
import type { Ground } from '../directory/ground.ts'
import { hullOf, type Spot, scaleOf, spread, type View, viewOf, widened } from './map-layout.ts'
import type { Speech } from './say.ts'

type Mark = { text: string; point: Point }
type Shown = { ground: Ground; marks: Mark[]; start?: Point | null; label: string; speech: Speech }

const size = 400
const radius = 12

/** A sketch of the ground as one drawing: outline, streets, where one starts, and the facilities by number. Drawn on the server, no script needed. */
export function SketchMap({ ground, marks, start, label, speech }: Shown) {
  const { words } = speech
  const points = [...marks.map(({ point }) => point), ...(start ? [start] : [])]
  const view = viewOf(points.length > 0 ? points : ground.streets, { size, margin: 44, least: 4000 })
  const spots = marks.map(({ point }) => view.spot(point))
  const placed = spread(spots, { gap: radius * 2 + 1, size })
  const street = ground.streets.map((it) => ({ ...it, ...view.spot(it) })).filter(inside)
  return (
    <figure class="sketch">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <rect width={size} height={size} fill="#f1efe8" />
        <polygon
          points={corners(outlineOf(ground, view))}
          fill="#fbfaf6"
          stroke="#7d827b"
          stroke-width="1.5"
          stroke-dasharray="6 4"
        />
        {street.map(({ code, name, x, y }) => (
          <g key={code}>
            <rect x={x - 3} y={y - 3} width="6" height="6" fill="#7d827b" />
            <text {...labelAt({ x, y })} font-size="15" fill="#4a5556">
              {name}
            </text>
          </g>
        ))}
        {start && <Start {...view.spot(start)} text={words('places.map.start')} />}
        {placed.map((to, at) => (
          <line key={marks[at]?.text} x1={spots[at]?.x} y1={spots[at]?.y} x2={to.x} y2={to.y} stroke="#0b5c5a" stroke-width="1" />
        ))}
        {placed.map(({ x, y }, at) => (
          <g key={marks[at]?.text}>
            <circle cx={x} cy={y} r={radius} fill="#0b5c5a" stroke="#fff" stroke-width="1" />
            <text x={x} y={y + 5} font-size="14" font-weight="700" text-anchor="middle" fill="#fff">
              {marks[at]?.text}
            </text>
          </g>
        ))}
        <Scale view={view} words={words} />
        <text x={size - 10} y="22" font-size="15" text-anchor="end" fill="#4a5556">
          {words('places.map.sketch')}
        </text>
      </svg>
      <figcaption>
        {words('places.map.note')} {words('places.map.source')}
      </figcaption>
    </figure>
  )
}

function Start({ x, y, text }: Spot & { text: string }) {
  return (
    <g>
      <path d={`M${x} ${y - 9}l9 9l-9 9l-9 -9z`} fill="#a8380f" stroke="#fff" stroke-width="1" />
      <text {...labelAt({ x, y: y + 22 }, 'middle')} font-size="15" font-weight="700" fill="#a8380f">
        {text}
      </text>
    </g>
  )
}

function Scale({ view, words }: { view: View; words: Speech['words'] }) {
  const km = scaleOf(view, 120)
  const length = km * view.unitsAKilometre
  return (
    <g>
      <path d={`M12 ${size - 20}v8h${length}v-8`} fill="none" stroke="#1d2526" stroke-width="1.5" />
      <text x={18 + length} y={size - 11} font-size="15" fill="#1d2526">
        {words('places.map.scale', { km })}
      </text>
    </g>
  )
}

/** A name beside its spot, on the side where there is room. */
function labelAt({ x, y }: Spot, anchor: 'start' | 'middle' = 'start') {
  if (anchor === 'middle') return { x, y: y + 2, 'text-anchor': 'middle' as const }
  return x > size * 0.7
    ? { x: x - 7, y: y + 5, 'text-anchor': 'end' as const }
    : { x: x + 7, y: y + 5, 'text-anchor': 'start' as const }
}

const outlineOf = (ground: Ground, view: View): Spot[] => widened(hullOf(ground.reach.map(view.spot)), 0.12)
const corners = (spots: readonly Spot[]) => spots.map(({ x, y }) => `${x},${y}`).join(' ')
const inside = ({ x, y }: Spot) => x > 4 && x < size - 4 && y > 12 && y < size - 30
