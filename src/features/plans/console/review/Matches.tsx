/** @jsxImportSource react */
import { useState } from 'react'
import { useWrite } from '../../../../console/api/use-write.ts'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PlanImport } from '../../review/contract.ts'
import { useDepartments } from '../departments/departments.ts'
import { paths } from '../paths.ts'

/** Printed names of departments and whom they mean. A choice is remembered for every later document. */
export function Matches({ plan }: { plan: PlanImport }) {
  const words = useWords()
  const sorted = [...plan.matches].sort((a, b) => Number(a.department !== null) - Number(b.department !== null))
  return (
    <ul className="review-rows">
      {sorted.map((match) => (
        <li key={match.printed}>
          <div className="entry-head">
            <b>{match.printed}</b>
            {match.department ? (
              <Tag tone="good">{match.department.name}</Tag>
            ) : (
              <Tag tone="wait">{words('console.plans.review.unknown')}</Tag>
            )}
          </div>
          <p className="src">{words('console.plans.review.uses', { count: match.uses })}</p>
          {!match.department && plan.state === 'review' && <MatchChoice plan={plan} match={match} />}
        </li>
      ))}
    </ul>
  )
}

function MatchChoice({ plan, match }: { plan: PlanImport; match: PlanImport['matches'][number] }) {
  const words = useWords()
  const departments = useDepartments()
  const write = useWrite()
  const [chosen, setChosen] = useState(match.suggestions[0]?.id ?? '')
  const others = departments.filter((one) => !match.suggestions.some((suggested) => suggested.id === one.id))
  return (
    <div className="filters">
      <select
        className="chip"
        aria-label={words('console.plans.review.means', { printed: match.printed })}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">{words('console.plans.review.choose')}</option>
        {[...match.suggestions, ...others].map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        disabled={!chosen || write.isPending}
        onClick={() =>
          write.mutate({
            path: paths.importAliases(plan.id),
            body: { printed: match.printed, department: chosen },
            done: words('console.plans.review.matched', { printed: match.printed }),
          })
        }
      >
        {words('console.plans.review.match')}
      </button>
    </div>
  )
}
