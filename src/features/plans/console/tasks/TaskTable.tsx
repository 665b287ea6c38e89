/** @jsxImportSource react */
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { TaskRow } from '../../tasks/contract.ts'

const tones: Record<TaskRow['state'], Tone> = {
  not_reported: 'quiet',
  on_track: 'act',
  difficult: 'wait',
  stopped: 'urgent',
  done: 'good',
}

/** The colour of a task's state. */
export const taskTone = (state: TaskRow['state']): Tone => tones[state]

/** Tasks with their duties, the next milestone and the state last reported. */
export function TaskTable({ tasks, caption }: { tasks: TaskRow[]; caption: string }) {
  const words = useWords()
  const [{ open }, setAddress] = useAddress()
  const columns: Column<TaskRow>[] = [
    {
      key: 'title',
      label: words('console.plans.tasks.task'),
      heading: true,
      width: '38%',
      cell: (task) => <TitleCell task={task} onOpen={() => setAddress({ open: task.key })} />,
    },
    {
      key: 'duties',
      label: words('console.plans.tasks.duties'),
      broad: true,
      width: '28%',
      cell: (task) => <Duties task={task} />,
    },
    {
      key: 'milestone',
      label: words('console.plans.tasks.milestone'),
      broad: true,
      cell: (task) => <MilestoneCell task={task} />,
      sort: (task) => task.nextMilestone?.dueOn,
    },
    {
      key: 'state',
      label: words('console.plans.board.status'),
      cell: (task) => <Tag tone={taskTone(task.state)}>{words(`plans.tasks.state.${task.state}`)}</Tag>,
      sort: (task) => task.state,
    },
  ]
  return <DataTable caption={caption} rows={tasks} rowKey={(task) => task.key} columns={columns} empty={null} current={open} />
}

function TitleCell({ task, onOpen }: { task: TaskRow; onOpen(): void }) {
  const words = useWords()
  const said = [
    task.owedQuarter &&
      words('console.plans.tasks.owed', {
        quarter: words('console.plans.quarter', { year: task.owedQuarter.slice(0, 4), quarter: task.owedQuarter.slice(5) }),
      }),
    task.openSupervisions > 0 && words('console.plans.tasks.supervised', { count: task.openSupervisions }),
    task.indicators.length > 0 && words('console.plans.tasks.moves', { count: task.indicators.length }),
  ].filter(Boolean)
  return (
    <>
      <button type="button" className="name" onClick={onOpen}>
        {[task.no, task.title].filter(Boolean).join(' ')}
      </button>
      {said.length > 0 && <div className="src">{said.join(' · ')}</div>}
    </>
  )
}

/** Who leads, and how many support and implement; the full list is in the record. */
function Duties({ task }: { task: TaskRow }) {
  const words = useWords()
  const leads = task.duties.filter((duty) => duty.role === 'lead')
  const others = task.duties.filter((duty) => duty.role !== 'lead')
  return (
    <>
      {leads.length === 0 ? (
        <span className="muted">{words('console.plans.board.no_lead')}</span>
      ) : (
        leads.map((duty) => duty.name).join('、')
      )}
      {others.length > 0 && (
        <div className="src">
          {others.length <= 3
            ? others.map((duty) => `${duty.name}（${words(`plans.tasks.role.${duty.role}`)}）`).join('、')
            : words('console.plans.tasks.others', {
                names: others
                  .slice(0, 2)
                  .map((duty) => duty.name)
                  .join('、'),
                count: others.length,
              })}
        </div>
      )}
    </>
  )
}

function MilestoneCell({ task }: { task: TaskRow }) {
  const words = useWords()
  return (
    <>
      {task.overdue > 0 && <Tag tone="urgent">{words('console.plans.tasks.overdue', { count: task.overdue })}</Tag>}
      {task.nextMilestone ? (
        <div>
          {task.nextMilestone.dueOn} <span className="muted">{task.nextMilestone.title}</span>
        </div>
      ) : (
        task.overdue === 0 && <span className="muted">{words('console.plans.tasks.no_milestone')}</span>
      )}
    </>
  )
}
