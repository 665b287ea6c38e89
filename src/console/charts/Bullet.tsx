/** @jsxImportSource react */
import { useWords } from '../words/words.ts'

type Told = {
  value: number | null
  target: number | null
  targetMax?: number | null
  expected?: number | null
  base?: number | null
  urgent?: boolean
}

const width = 250
const height = 22

/** A bar to where we are, a line at the target, dots where the path says we should be today. Drawn from zero, so that lengths are honest. */
export function Bullet({ value, target, targetMax, expected, base, urgent = false }: Told) {
  const words = useWords()
  const figures = [value, target, targetMax, expected, base].filter((figure): figure is number => typeof figure === 'number')
  const top = Math.max(...figures, 0) * 1.06 || 1
  const x = (figure: number) => Math.max(0, Math.min(width, (figure / top) * width))
  const says = [
    value === null ? words('console.bullet.no_value') : words('console.bullet.value', { value }),
    typeof expected === 'number' && words('console.bullet.expected', { value: round(expected) }),
    typeof target === 'number' && words('console.bullet.target', { value: target }),
  ]
  return (
    <svg
      className="bullet"
      preserveAspectRatio="xMinYMid"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={says.filter(Boolean).join(words('console.list_comma'))}
    >
      <rect className="ground" x={0} y={3} width={width} height={16} rx={4} />
      {typeof targetMax === 'number' && typeof target === 'number' && (
        <rect className="range" x={x(target)} y={3} width={x(targetMax) - x(target)} height={16} />
      )}
      {value !== null && (
        <rect className={urgent ? 'reached urgent' : 'reached'} x={0} y={3} width={x(value)} height={16} rx={4} />
      )}
      {typeof expected === 'number' && <line className="expected" x1={x(expected)} x2={x(expected)} y1={0} y2={height} />}
      {typeof target === 'number' && <line className="target" x1={x(target)} x2={x(target)} y1={0} y2={height} />}
    </svg>
  )
}

const round = (figure: number) => Math.round(figure * 100) / 100
