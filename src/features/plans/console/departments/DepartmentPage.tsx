/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress, usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Board } from '../../indicators/contract.ts'
import type { SupervisionList, TaskBoard } from '../../tasks/contract.ts'
import { IndicatorTable } from '../board/IndicatorTable.tsx'
import { IndicatorRecord } from '../indicator/IndicatorRecord.tsx'
import { paths } from '../paths.ts'
import '../plans.css'
import { SupervisionEntry } from '../tasks/SupervisionEntry.tsx'
import { TaskRecord } from '../tasks/TaskRecord.tsx'
import { TaskTable } from '../tasks/TaskTable.tsx'
import type { DepartmentsAnswer } from './departments.ts'

/** Everything one department answers for: indicators it leads, tasks it has a part in, supervisions it must answer. */
export function DepartmentPage() {
  const words = useWords()
  const id = usePathParameter('department')
  const department = useRead<DepartmentsAnswer>(paths.departments).data?.departments.find((one) => one.id === id)
  const [{ open }, setAddress] = useAddress()
  return (
    <>
      <PageHead
        title={department?.name ?? words('console.plans.department.title')}
        note={
          <>
            <To path="/departments">{words('console.plans.departments.title')}</To>{' '}
            {department &&
              department.aliases.length > 0 &&
              `· ${words('console.plans.department.aliases', { names: department.aliases.join('、') })}`}{' '}
            <SeeDay />
          </>
        }
      />
      <Indicators department={id} />
      <Tasks department={id} />
      <Supervisions department={id} />
      {open && (
        <RecordDrawer
          key={open}
          wide
          title={words(isIndicator(open) ? 'console.plans.indicator.title' : 'console.plans.task.title')}
          onClose={() => setAddress({ open: undefined })}
        >
          {isIndicator(open) ? <IndicatorRecord indicator={open} /> : <TaskRecord task={open} />}
        </RecordDrawer>
      )}
    </>
  )
}

/** Keys of indicators are DOMAIN/ordinal. */
const isIndicator = (key: string): boolean => /^(养老|托育)\//.test(key)

function Indicators({ department }: { department: string }) {
  const words = useWords()
  const board = useRead<Board>(paths.board)
  return (
    <section>
      <h2>{words('console.plans.department.indicators')}</h2>
      <Loaded of={board} rows={3}>
        {({ indicators, plan }) => (
          <IndicatorTable
            rows={indicators.filter((row) => row.leads.some((lead) => lead.id === department))}
            year={plan.periodEnd}
            empty={<Empty title={words('console.plans.department.no_indicators')} />}
          />
        )}
      </Loaded>
    </section>
  )
}

function Tasks({ department }: { department: string }) {
  const words = useWords()
  const board = useRead<TaskBoard>(paths.tasks)
  return (
    <Loaded of={board} rows={3}>
      {({ tasks }) =>
        (['lead', 'support', 'implement'] as const).map((role) => {
          const own = tasks.filter((task) => task.duties.some((duty) => duty.id === department && duty.role === role))
          if (own.length === 0) return null
          const title = words(`console.plans.department.tasks_${role}`, { count: own.length })
          return (
            <section key={role}>
              <h2>{title}</h2>
              <TaskTable tasks={own} caption={title} />
            </section>
          )
        })
      }
    </Loaded>
  )
}

function Supervisions({ department }: { department: string }) {
  const words = useWords()
  const list = useRead<SupervisionList>(paths.supervisions, { department })
  return (
    <section>
      <h2>{words('console.plans.supervisions.title')}</h2>
      <Loaded of={list} rows={2}>
        {({ supervisions }) =>
          supervisions.length === 0 ? (
            <p className="muted">{words('console.plans.supervisions.none')}</p>
          ) : (
            supervisions.map((one) => <SupervisionEntry key={one.id} supervision={one} />)
          )
        }
      </Loaded>
    </section>
  )
}
