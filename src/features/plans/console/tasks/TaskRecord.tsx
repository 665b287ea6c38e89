/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { TaskDetail } from '../../tasks/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { DutyChange, LinkChange } from './DutyChange.tsx'
import { IssueSupervision } from './IssueSupervision.tsx'
import { Milestones } from './Milestones.tsx'
import { Reports } from './Reports.tsx'
import { SupervisionEntry } from './SupervisionEntry.tsx'
import { taskTone } from './TaskTable.tsx'

/** All there is about one task: duties, dated milestones, quarterly reports, supervisions, the indicators it moves. */
export function TaskRecord({ task }: { task: string }) {
  const detail = useRead<TaskDetail>(paths.task(task))
  return <Loaded of={detail}>{(found) => <Record detail={found} />}</Loaded>
}

function Record({ detail }: { detail: TaskDetail }) {
  const words = useWords()
  return (
    <div className="record">
      <p>
        <Tag tone={taskTone(detail.state)}>{words(`plans.tasks.state.${detail.state}`)}</Tag>{' '}
        <span className="muted">{detail.path.join(' › ')}</span>
      </p>
      <dl className="facts">
        {(['lead', 'support', 'implement'] as const).map((role) => (
          <DutyLine
            key={role}
            names={detail.duties.filter((duty) => duty.role === role)}
            label={words(`plans.tasks.role.${role}`)}
          />
        ))}
      </dl>
      {detail.may.assign && <DutyChange detail={detail} />}
      <Milestones detail={detail} />
      <section>
        <h2>{words('console.plans.supervisions.title')}</h2>
        {detail.supervisions.map((one) => (
          <SupervisionEntry key={one.id} supervision={one} />
        ))}
        {detail.supervisions.length === 0 && <p className="muted">{words('console.plans.supervisions.none')}</p>}
        {detail.may.supervise && (
          <IssueSupervision subject={{ kind: 'task', key: detail.key, title: detail.title }} departments={detail.duties} />
        )}
      </section>
      <Reports detail={detail} />
      <section>
        <h2>{words('console.plans.task.indicators')}</h2>
        <ul className="plain-list">
          {detail.links.map((link) => (
            <li key={link.key}>
              <To path={`/indicators/${link.key.split('/').map(encodeURIComponent).join('/')}`}>{link.name}</To>
            </li>
          ))}
        </ul>
        {detail.links.length === 0 && <p className="muted">{words('console.plans.task.no_indicators')}</p>}
        {detail.may.link && <LinkChange detail={detail} />}
      </section>
    </div>
  )
}

function DutyLine({ names, label }: { names: TaskDetail['duties']; label: string }) {
  if (names.length === 0) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {names.map((duty, index) => (
          <span key={duty.id}>
            {index > 0 && '、'}
            <To path={`/departments/${duty.id}`}>{duty.name}</To>
          </span>
        ))}
      </dd>
    </>
  )
}
