/** @jsxImportSource react */
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'

const width = 250

/** A bar for what is there and a line at what is needed, drawn from zero on the same scale for every street. */
export function NeedBar({ need, stock, most }: { need: number | null; stock: number | null; most: number }) {
  const words = useWords()
  const x = (n: number) => (n / (most * 1.04)) * width
  const short = need !== null && stock !== null && stock < need
  return (
    <svg
      className="bullet"
      viewBox={`0 0 ${width} 22`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={words('console.places.need.bar_says', {
        need: need === null ? '–' : figure(Math.round(need)),
        stock: stock === null ? '–' : figure(Math.round(stock)),
      })}
    >
      <rect className="ground" x={0} y={3} width={width} height={16} rx={4} />
      {stock !== null && (
        <rect className={short ? 'reached urgent' : 'reached'} x={0} y={3} width={x(stock)} height={16} rx={4} />
      )}
      {need !== null && <line className="target" x1={x(need)} x2={x(need)} y1={0} y2={22} />}
    </svg>
  )
}
