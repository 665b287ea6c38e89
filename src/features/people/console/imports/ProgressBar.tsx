/** @jsxImportSource react */
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ImportProgress } from '../../importing/contract.ts'

/** A bar with its words: how many rows of how many, and how long it will take. */
export function ProgressBar({ progress }: { progress: ImportProgress }) {
  const words = useWords()
  const { state, rowsDone, rowsTotal, secondsLeft } = progress
  const known = state === 'running' && rowsTotal !== null && rowsTotal > 0
  const label = known
    ? words('console.people.imports.so_far', { done: figure(rowsDone), total: figure(rowsTotal) })
    : words(`people.import.state.${state}`)
  return (
    <div className="progress">
      {known ? <progress max={rowsTotal} value={rowsDone} aria-label={label} /> : <progress aria-label={label} />}
      <span role="status">
        {label}
        {secondsLeft !== null && secondsLeft > 2 && ` · ${leftText(secondsLeft, words)}`}
      </span>
    </div>
  )
}

function leftText(seconds: number, words: ReturnType<typeof useWords>): string {
  return seconds < 90
    ? words('console.people.imports.seconds_left', { n: seconds })
    : words('console.people.imports.minutes_left', { n: Math.round(seconds / 60) })
}
