/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { TaskBoard, TaskRow } from '../../tasks/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { chosenTasks, grouped } from './chosen-tasks.ts'
import { TaskCards } from './TaskCards.tsx'
import { TaskFilters } from './TaskFilters.tsx'
import { TaskRecord } from './TaskRecord.tsx'
import { TaskTable } from './TaskTable.tsx'

/** Every task of the plan with who answers for it and how far it is, by chapter or by department. */
export function TaskBoardPage() {
  const words = useWords()
  const [{ open }, setAddress] = useAddress()
  const board = useRead<TaskBoard>(paths.tasks)
  return (
    <>
      <Loaded of={board} rows={10}>
        {(found) => <BoardOf board={found} />}
      </Loaded>
      {open && (
        <RecordDrawer
          key={open}
          wide
          title={board.data?.tasks.find((task) => task.key === open)?.title ?? words('console.plans.task.title')}
          onClose={() => setAddress({ open: undefined })}
        >
          <TaskRecord task={open} />
        </RecordDrawer>
      )}
    </>
  )
}

function BoardOf({ board }: { board: TaskBoard }) {
  const words = useWords()
  const [address] = useAddress()
  const rows = chosenTasks(board.tasks, address)
  const { department, group, words: wanted } = address
  return (
    <>
      <PageHead
        title={words('console.plans.tasks.title')}
        note={
          <>
            {words('console.plans.tasks.note', {
              count: board.tasks.length,
              quarter: quarterText(board.quarter, words),
              day: board.asOf,
            })}{' '}
            <SeeDay />
          </>
        }
        actions={
          <ExportLink
            path={paths.tasksFile}
            query={{ department, group, words: wanted }}
            label={words('console.plans.export_xlsx')}
          />
        }
      />
      <TaskCards tasks={board.tasks} />
      <TaskFilters tasks={board.tasks} />
      {rows.length === 0 && <Empty title={words('console.plans.tasks.none')}>{words('console.plans.board.none_hint')}</Empty>}
      {grouped(rows, address.by).map(({ heading, tasks }) => (
        <Group key={heading} heading={heading} tasks={tasks} />
      ))}
    </>
  )
}

function Group({ heading, tasks }: { heading: string; tasks: TaskRow[] }) {
  return (
    <section>
      {heading && <h2 className="chapter">{heading}</h2>}
      <TaskTable tasks={tasks} caption={heading} />
    </section>
  )
}

/** `2025Q2` as one reads it. */
export const quarterText = (quarter: string, words: ReturnType<typeof useWords>): string =>
  words('console.plans.quarter', { year: quarter.slice(0, 4), quarter: quarter.slice(5) })
