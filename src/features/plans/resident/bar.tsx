/** @jsxImportSource preact */
import type { Words } from '../../../platform/words/words.ts'
import type { PublicBoard } from '../indicators/public.ts'

/** The way to the target as a bar: filled up to today's value, a solid line at the target, a dotted one where the straight path stands today. */
export function Bar({ row, words }: { row: PublicBoard['indicators'][number]; words: Words }) {
  const value = row.current?.value ?? 0
  const target = row.target.value ?? 0
  const end = Math.max(value, target, row.expected ?? 0, row.base.value ?? 0) * 1.06 || 1
  const at = (x: number) => Math.max(0, Math.min(100, (x / end) * 100))
  const colour =
    row.status === 'far_behind' || row.status === 'final_not_met'
      ? 'var(--persimmon)'
      : row.status === 'lagging'
        ? 'var(--straw)'
        : 'var(--teal)'
  return (
    <svg
      class="bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={words('plans.public.bar', { value, target })}
    >
      <rect x="0" y="2" width="100" height="6" rx="1" fill="#efece3" />
      <rect x="0" y="2" width={at(value)} height="6" rx="1" fill={colour} />
      {row.expected !== null && (
        <line
          x1={at(row.expected)}
          x2={at(row.expected)}
          y1="0"
          y2="10"
          stroke="#4a5556"
          stroke-width="2"
          stroke-dasharray="2 1.5"
          vector-effect="non-scaling-stroke"
        />
      )}
      <line x1={at(target)} x2={at(target)} y1="0" y2="10" stroke="#1d2526" stroke-width="2" vector-effect="non-scaling-stroke" />
    </svg>
  )
}
