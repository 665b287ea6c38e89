/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Gantt, type GanttLine, type Span } from '../../../../console/charts/Gantt.tsx'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { WordsFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { ProjectBoard, ProjectRow } from '../../projects/contract.ts'
import { spent, wan } from '../figures.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { ProjectRecord } from './ProjectRecord.tsx'

/** The major projects over time, with the money planned and spent. */
export function ProjectsPage() {
  const words = useWords()
  const [{ open }, setAddress] = useAddress()
  const board = useRead<ProjectBoard>(paths.projects)
  return (
    <>
      <Loaded of={board}>{(found) => <BoardOf board={found} />}</Loaded>
      {open && (
        <RecordDrawer
          key={open}
          wide
          title={board.data?.projects.find((project) => project.key === open)?.name ?? words('console.plans.project.title')}
          onClose={() => setAddress({ open: undefined })}
        >
          <ProjectRecord project={open} />
        </RecordDrawer>
      )}
    </>
  )
}

function BoardOf({ board }: { board: ProjectBoard }) {
  const words = useWords()
  const [{ words: wanted }, setAddress] = useAddress()
  const { totals, projects } = board
  const rows = projects.filter(
    (project) => !wanted || [project.name, project.type, project.place, ...project.responsible].join(' ').includes(wanted),
  )
  return (
    <>
      <PageHead
        title={words('console.plans.projects.title')}
        note={
          <>
            {words('console.plans.projects.note', { count: projects.length, day: board.asOf })} <SeeDay />
          </>
        }
        actions={<ExportLink path={paths.projectsFile} label={words('console.plans.export_xlsx')} />}
      />
      <ul className="cards money">
        <Money label={words('console.plans.projects.investment')} value={wan(totals.investmentWan, words)} />
        <Money label={words('console.plans.projects.requested')} value={wan(totals.requestedWan, words)} />
        <Money label={words('console.plans.projects.spent')} value={spent(totals.spentFen, words)} />
        <Money label={words('console.plans.projects.late')} value={String(totals.late)} urgent={totals.late > 0} />
      </ul>
      <div className="filters">
        <WordsFilter label={words('console.plans.projects.search')} />
      </div>
      {projects.length === 0 ? (
        <Empty title={words('console.plans.projects.none')}>{words('console.plans.projects.none_hint')}</Empty>
      ) : rows.length === 0 ? (
        <Empty title={words('console.plans.projects.none_found')} />
      ) : (
        <Gantt
          caption={words('console.plans.projects.title')}
          heads={{
            head: words('console.plans.projects.project'),
            beside: words('console.plans.projects.money'),
            time: words('console.plans.projects.time'),
          }}
          lines={rows.map((project) => lineOf(project, board.asOf, words, () => setAddress({ open: project.key })))}
          today={board.asOf}
        />
      )}
      <p className="src">{words('console.plans.projects.legend')}</p>
    </>
  )
}

const Money = ({ label, value, urgent = false }: { label: string; value: string; urgent?: boolean }) => (
  <li className="card">
    <span>{label}</span>
    <b className={urgent ? 'urgent' : undefined}>{value}</b>
  </li>
)

function lineOf(project: ProjectRow, today: string, words: Words, open: () => void): GanttLine {
  const share = project.investmentWan ? Math.min(1, project.spentFen / 1_000_000 / project.investmentWan) : null
  return {
    key: project.key,
    head: (
      <>
        <button type="button" className="name" onClick={open}>
          {project.name}
        </button>
        <div className="src">
          {[project.type, project.place, project.responsible.join('、')].filter(Boolean).join(' · ')}
          {project.late && (
            <>
              {' '}
              <Tag tone="urgent">{words('console.plans.projects.is_late')}</Tag>
            </>
          )}
        </div>
      </>
    ),
    beside: (
      <>
        {words('console.plans.projects.of', {
          spent: spent(project.spentFen, words),
          planned: wan(project.investmentWan, words),
        })}
        {share !== null && (
          <progress
            value={share}
            max={1}
            aria-label={words('console.plans.projects.share', { percent: Math.round(share * 100) })}
          />
        )}
      </>
    ),
    spans: spansOf(project, today, words),
  }
}

function spansOf(project: ProjectRow, today: string, words: Words): Span[] {
  const stages = project.stages.filter((stage) => !stage.withdrawn)
  if (stages.length > 0)
    return stages.map((stage) => ({
      key: stage.id,
      label: stage.name,
      startsOn: stage.startsOn,
      endsOn: stage.endsOn,
      state: stateOf(stage, today),
    }))
  if (!project.startsOn || !project.endsOn) return []
  const state = project.startsOn > today ? 'planned' : project.late ? 'late' : 'running'
  return [
    { key: project.key, label: words('console.plans.projects.whole'), startsOn: project.startsOn, endsOn: project.endsOn, state },
  ]
}

const stateOf = (stage: ProjectRow['stages'][number], today: string): Span['state'] =>
  stage.doneOn ? 'done' : stage.late ? 'late' : stage.startsOn > today ? 'planned' : 'running'
