/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Overview } from '../../overview/contract.ts'
import type { IndicatorStatus } from '../../rules/assessment.ts'
import { spent, wan } from '../figures.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { sentenceIfAny } from '../sentence.ts'
import { groupOf, statusGroups } from '../status.ts'

/** The district at a glance; every number leads to the rows that made it. */
export function OverviewPage() {
  const overview = useRead<Overview>(paths.overview)
  return <Loaded of={overview}>{(found) => <OverviewOf overview={found} />}</Loaded>
}

function OverviewOf({ overview }: { overview: Overview }) {
  const words = useWords()
  const { plan, tasks, supervisions, projects, indicators } = overview
  return (
    <>
      <PageHead
        title={words('console.plans.overview.title')}
        note={
          <>
            {[plan.title, plan.docNumber, words('console.plans.board.as_of', { day: overview.asOf })].filter(Boolean).join(' · ')}{' '}
            <SeeDay />
          </>
        }
        actions={<ExportLink path={paths.evaluationReport} label={words('console.plans.evaluation_report')} />}
      />
      <h2>{words('console.plans.overview.indicators', { count: indicators.total })}</h2>
      <IndicatorCards overview={overview} />
      <h2>{words('console.plans.overview.tasks', { count: tasks.total })}</h2>
      <ul className="cards">
        <Card
          path="/tasks"
          search={{ group: 'overdue' }}
          label={words('console.plans.overview.overdue')}
          value={tasks.overdueMilestones}
          tone={tasks.overdueMilestones > 0 ? 'urgent' : undefined}
        />
        <Card
          path="/tasks"
          search={{ group: 'owed' }}
          label={words('console.plans.overview.owed')}
          value={tasks.owedReports}
          tone={tasks.owedReports > 0 ? 'wait' : undefined}
        />
        <Card
          path="/supervisions"
          search={{ state: 'overdue' }}
          label={words('console.plans.overview.supervisions_overdue')}
          value={supervisions.overdue}
          tone={supervisions.overdue > 0 ? 'urgent' : undefined}
        />
        <Card
          path="/supervisions"
          search={{ state: 'open' }}
          label={words('console.plans.overview.supervisions_open')}
          value={supervisions.open}
        />
        {projects.total > 0 && (
          <Card
            path="/projects"
            label={words('console.plans.overview.projects_late', { count: projects.total })}
            value={projects.late}
            tone={projects.late > 0 ? 'urgent' : undefined}
          />
        )}
        {projects.total > 0 && (
          <Card
            path="/projects"
            label={words('console.plans.overview.money', { planned: wan(projects.investmentWan, words) })}
            value={spent(projects.spentFen, words)}
            tone="money"
          />
        )}
      </ul>
      <Attention overview={overview} />
      <Departments overview={overview} />
    </>
  )
}

function IndicatorCards({ overview }: { overview: Overview }) {
  const words = useWords()
  const { byStatus, waiting, unsure, withoutLead } = overview.indicators
  const countOf = (group: string) =>
    Object.entries(byStatus).reduce((sum, [status, count]) => sum + (groupOf(status as IndicatorStatus) === group ? count : 0), 0)
  return (
    <ul className="cards">
      {statusGroups.map((group) => (
        <Card
          key={group}
          path="/indicators"
          search={{ group }}
          label={words(`console.plans.group.${group}`)}
          value={countOf(group)}
          tone={group === 'behind' && countOf(group) > 0 ? 'wait' : undefined}
        />
      ))}
      {waiting > 0 && <Card path="/work" label={words('console.plans.overview.waiting')} value={waiting} />}
      {unsure > 0 && <Card path="/indicators" search={{ unsure: '1' }} label={words('console.plans.unsure')} value={unsure} />}
      {withoutLead > 0 && (
        <Card
          path="/indicators"
          search={{ department: 'none' }}
          label={words('console.plans.board.no_lead')}
          value={withoutLead}
          tone="wait"
        />
      )}
    </ul>
  )
}

function Card({
  path,
  search,
  label,
  value,
  tone,
}: {
  path: string
  search?: Record<string, string>
  label: string
  value: number | string
  tone?: string
}) {
  return (
    <li>
      <To path={path} search={search} className="card">
        <span>{label}</span>
        <b className={tone}>{value}</b>
      </To>
    </li>
  )
}

const places = { indicator: '/indicators/', task: '/tasks/', supervision: '/supervisions', project: '/projects/' }

function Attention({ overview }: { overview: Overview }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.overview.attention')}</h2>
      {overview.attention.length === 0 ? (
        <p className="muted">{words('console.plans.overview.nothing')}</p>
      ) : (
        <ul className="panel plain-list">
          {overview.attention.map((one) => (
            <li key={`${one.kind} ${one.key}`}>
              <To
                path={
                  one.kind === 'supervision'
                    ? places.supervision
                    : `${places[one.kind]}${one.key.split('/').map(encodeURIComponent).join('/')}`
                }
                search={one.kind === 'supervision' ? { open: one.key } : undefined}
              >
                {one.title}
              </To>
              <div className="src">
                {[
                  words(`plans.tasks.subject.${one.kind === 'supervision' ? 'meeting' : one.kind}`),
                  sentenceIfAny(words, one.why) || one.why,
                  one.dueOn,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Departments({ overview }: { overview: Overview }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.departments.title')}</h2>
      <DataTable
        caption={words('console.plans.departments.title')}
        rows={overview.departments}
        rowKey={(one) => one.id}
        empty={<Empty title={words('console.plans.departments.none')} />}
        columns={[
          {
            key: 'name',
            label: words('console.plans.departments.name'),
            heading: true,
            cell: (one) => <To path={`/departments/${one.id}`}>{one.name}</To>,
            sort: (one) => one.name,
          },
          {
            key: 'leads',
            label: words('console.plans.departments.indicators'),
            numeric: true,
            cell: (one) => one.leads,
            sort: (one) => one.leads,
          },
          {
            key: 'tasks',
            label: words('console.plans.departments.tasks'),
            numeric: true,
            cell: (one) => one.tasks,
            sort: (one) => one.tasks,
          },
          {
            key: 'overdue',
            label: words('console.plans.overview.overdue'),
            numeric: true,
            cell: (one) => one.overdue,
            sort: (one) => one.overdue,
          },
          {
            key: 'waiting',
            label: words('console.plans.overview.waiting'),
            numeric: true,
            cell: (one) => one.waiting,
            sort: (one) => one.waiting,
          },
        ]}
      />
    </section>
  )
}
