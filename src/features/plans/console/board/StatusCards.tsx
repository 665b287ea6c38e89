/** @jsxImportSource react */
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorRow } from '../../indicators/contract.ts'
import { groupOf, statusGroups } from '../status.ts'

/** How many indicators stand where; a press leaves only those. */
export function StatusCards({ indicators }: { indicators: IndicatorRow[] }) {
  const words = useWords()
  const [{ group: chosen }, setAddress] = useAddress()
  const far = indicators.filter((row) => row.status === 'far_behind').length
  return (
    <ul className="cards">
      {statusGroups.map((group) => {
        const count = indicators.filter((row) => groupOf(row.status) === group).length
        return (
          <li key={group}>
            <button
              type="button"
              className="card"
              aria-pressed={chosen === group}
              onClick={() => setAddress({ group: chosen === group ? undefined : group })}
            >
              <span>{words(`console.plans.group.${group}`)}</span>
              <b className={group === 'behind' && count > 0 ? 'wait' : undefined}>{count}</b>
              {group === 'behind' && far > 0 && (
                <span className="small urgent">{words('console.plans.group.of_which_far', { count: far })}</span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
