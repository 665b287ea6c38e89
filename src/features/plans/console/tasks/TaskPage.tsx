/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { TaskDetail } from '../../tasks/contract.ts'
import { paths } from '../paths.ts'
import { TaskRecord } from './TaskRecord.tsx'

/** One task on a page of its own. */
export function TaskPage() {
  const words = useWords()
  const key = usePathParameter('task')
  const detail = useRead<TaskDetail>(paths.task(key)).data
  return (
    <>
      <PageHead
        title={detail?.title ?? words('console.plans.task.title')}
        note={
          <>
            <To path="/tasks">{words('console.plans.tasks.title')}</To> ·{' '}
            {detail && words('console.plans.board.as_of', { day: detail.asOf })} <SeeDay />
          </>
        }
      />
      <TaskRecord task={key} />
    </>
  )
}
