/** @jsxImportSource preact */
import type { Point } from '../../../platform/geo/distance.ts'
import type { Ground } from '../directory/ground.ts'
import { hullOf, labelled, type Spot, scaleOf, spread, type View, viewOf, widened } from './map-layout.ts'
import type { Speech } from './say.ts'

type Mark = { text: string; point: Point }
type Start = Point & { text: string }
type Shown = { ground: Ground; marks: Mark[]; start: Start | null; label: string; speech: Speech }

const size = 400
const inset = 88
const radius = 12
const letter = 15

/** A sketch of the ground as one drawing: outline, streets, a start, facilities by number; in a corner the whole district. Drawn on the server, no script needed. */
export function SketchMap({ ground, marks, start, label, speech }: Shown) {
  const { words } = speech
  const points = [...marks.map(({ point }) => point), ...(start ? [start] : [])]
  const view = viewOf(points.length > 0 ? points : ground.streets, { size, margin: 44, least: 3000 })
  const spots = marks.map(({ point }) => view.spot(point))
  const placed = spread(spots, { gap: radius * 2 + 1, size })
  const from = start ? { ...view.spot(start), text: start.text } : null
  const corner = { x: inset / 2, y: inset / 2, radius: inset / 2 + 4 }
  const streets = ground.streets.map(({ name, ...point }) => ({ name, ...view.spot(point) })).filter(inside)
  const names = labelled([...(from ? [{ ...from, name: from.text, gap: 13 }] : []), ...streets], {
    ...{ letter, size },
    taken: [corner, ...placed.map((spot) => ({ ...spot, radius: radius + 1 })), ...(from ? [{ ...from, radius: 6 }] : [])],
  })
  const streetNames = from ? names.slice(1) : names
  return (
    <figure class="sketch" id="sketch">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <rect width={size} height={size} fill="#f1efe8" />
        {outlinesOf(ground, view).map((outline) => (
          <polygon
            key={outline[0]?.x}
            points={corners(outline)}
            fill="#fbfaf6"
            stroke="#7d827b"
            stroke-width="1.5"
            stroke-dasharray="6 4"
          />
        ))}
        {streets.map(({ name, x, y }, at) => {
          const { anchor, ...where } = streetNames[at] ?? {}
          return (
            <g key={name}>
              <rect x={x - 3} y={y - 3} width="6" height="6" fill="#7d827b" />
              {anchor && (
                <text {...where} text-anchor={anchor} font-size={letter} fill="#4a5556">
                  {name}
                </text>
              )}
            </g>
          )
        })}
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
        {from && <path d={`M${from.x} ${from.y - 9}l9 9l-9 9l-9 -9z`} fill="#a8380f" stroke="#fff" stroke-width="1" />}
        {from && names[0] && (
          <text x={names[0].x} y={names[0].y} text-anchor={names[0].anchor} font-size={letter} font-weight="700" fill="#a8380f">
            {from.text}
          </text>
        )}
        <Scale view={view} words={words} />
        <Whole ground={ground} view={view} />
        <text x={size - 10} y="22" font-size={letter} text-anchor="end" fill="#4a5556">
          {words('places.map.sketch')}
        </text>
      </svg>
      <figcaption>
        {words('places.map.note')} {words('places.map.source')}
      </figcaption>
    </figure>
  )
}

/** The whole district in a corner, its streets as dots, with the part that is drawn large framed. */
function Whole({ ground, view }: { ground: Ground; view: View }) {
  const edges = ground.outline.flatMap((ring) => ring.map(([lon, lat]) => ({ lon, lat })))
  const whole = viewOf(edges.length > 0 ? edges : ground.reach, { size: inset, margin: 9, least: 3000 })
  const edge = (view.size / view.unitsAKilometre) * whole.unitsAKilometre
  if (edge > inset * 0.8) return null // what is drawn large is nearly all of it
  const middle = whole.spot(view.middle)
  return (
    <g>
      <rect width={inset} height={inset} fill="#fff" stroke="#7d827b" stroke-width="1" />
      {outlinesOf(ground, whole).map((outline) => (
        <polygon key={outline[0]?.x} points={corners(outline)} fill="#fbfaf6" stroke="#7d827b" stroke-width="1" />
      ))}
      {ground.streets.map((street) => {
        const { x, y } = whole.spot(street)
        return <circle key={street.code} cx={x} cy={y} r="1.6" fill="#7d827b" />
      })}
      <rect
        x={middle.x - edge / 2}
        y={middle.y - edge / 2}
        width={edge}
        height={edge}
        fill="none"
        stroke="#a8380f"
        stroke-width="1.5"
      />
    </g>
  )
}

function Scale({ view, words }: { view: View; words: Speech['words'] }) {
  const km = scaleOf(view, 120)
  const length = km * view.unitsAKilometre
  return (
    <g>
      <path d={`M12 ${size - 20}v8h${length}v-8`} fill="none" stroke="#1d2526" stroke-width="1.5" />
      <text x={18 + length} y={size - 11} font-size={letter} fill="#1d2526">
        {words('places.map.scale', { km })}
      </text>
    </g>
  )
}

// Points closer than a unit draw as one: the corner's small copy of a long shore is a few dozen.
function outlinesOf({ outline, reach }: Ground, view: View): Spot[][] {
  if (outline.length === 0) return [widened(hullOf(reach.map(view.spot)), 0.12)]
  return outline.map((ring) => {
    const kept: Spot[] = []
    for (const [lon, lat] of ring) {
      const spot = view.spot({ lon, lat })
      const last = kept.at(-1)
      if (!last || Math.hypot(spot.x - last.x, spot.y - last.y) >= 1) kept.push(spot)
    }
    return kept
  })
}

const corners = (spots: readonly Spot[]) => spots.map(({ x, y }) => `${x},${y}`).join(' ')
const inside = ({ x, y }: Spot) => x > 4 && x < size - 4 && y > 12 && y < size - 30
