/** @jsxImportSource react */
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { TaskRow } from '../../tasks/contract.ts'
import { belongs, taskGroups } from './chosen-tasks.ts'

const loud: Partial<Record<string, string>> = { overdue: 'urgent', owed: 'wait', supervised: 'wait' }

/** How many tasks are late, owe their quarter, are under supervision; a press leaves only those. */
export function TaskCards({ tasks }: { tasks: TaskRow[] }) {
  const words = useWords()
  const [{ group: chosen }, setAddress] = useAddress()
  return (
    <ul className="cards">
      {taskGroups.map((group) => {
        const count = tasks.filter((task) => belongs(task, group)).length
        const pressed = (chosen ?? 'all') === group
        return (
          <li key={group}>
            <button
              type="button"
              className="card"
              aria-pressed={pressed}
              onClick={() => setAddress({ group: pressed || group === 'all' ? undefined : group })}
            >
              <span>{words(`console.plans.tasks.group.${group}`)}</span>
              <b className={count > 0 ? loud[group] : undefined}>{count}</b>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
