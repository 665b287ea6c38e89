/** @jsxImportSource react */
import { Chip, Choice, WordsFilter } from '../../../../console/parts/Filters.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { TaskRow } from '../../tasks/contract.ts'

/** Words, department, and whether the board is by chapter or by department. */
export function TaskFilters({ tasks }: { tasks: TaskRow[] }) {
  const words = useWords()
  const departments = [...new Map(tasks.flatMap((task) => task.duties).map((duty) => [duty.id, duty.name]))].map(
    ([value, label]) => ({ value, label }),
  )
  return (
    <div className="filters">
      <WordsFilter label={words('console.plans.tasks.search')} />
      <Chip name="by" value="department" label={words('console.plans.tasks.by_department')} />
      <Choice
        name="department"
        label={words('console.plans.board.department')}
        all={words('console.plans.board.all_departments')}
        options={departments}
      />
    </div>
  )
}
