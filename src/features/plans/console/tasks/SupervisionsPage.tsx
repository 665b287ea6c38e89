/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { Choice } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { SupervisionList } from '../../tasks/contract.ts'
import { useDepartments } from '../departments/departments.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { IssueSupervision } from './IssueSupervision.tsx'
import { SupervisionEntry } from './SupervisionEntry.tsx'

const states = ['open', 'overdue', 'answered', 'closed', 'withdrawn'] as const

/** Every 督办 of the district, the overdue ones first. */
export function SupervisionsPage() {
  const words = useWords()
  const departments = useDepartments()
  const [{ state, department, open }, setAddress] = useAddress()
  const list = useRead<SupervisionList>(paths.supervisions, { state, department })
  return (
    <>
      <PageHead
        title={words('console.plans.supervisions.title')}
        note={
          <>
            {words('console.plans.supervisions.note')} <SeeDay />
          </>
        }
        actions={list.data?.may.issue && <IssueSupervision departments={departments} />}
      />
      <div className="filters">
        <Choice
          name="state"
          label={words('console.plans.board.status')}
          all={words('console.plans.supervisions.all')}
          options={states.map((value) => ({ value, label: words(`plans.tasks.supervision.${value}`) }))}
        />
        <Choice
          name="department"
          label={words('console.plans.board.department')}
          all={words('console.plans.board.all_departments')}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <Loaded of={list}>
        {({ supervisions }) =>
          supervisions.length === 0 ? (
            <Empty title={words('console.plans.supervisions.none')} />
          ) : (
            [...supervisions]
              .sort((a, b) => Number(b.state === 'overdue') - Number(a.state === 'overdue'))
              .map((one) => <SupervisionEntry key={one.id} supervision={one} />)
          )
        }
      </Loaded>
      {open && <OpenOne id={open} onClose={() => setAddress({ open: undefined })} />}
    </>
  )
}

/** The one that a link leads to, whatever the filters show. */
function OpenOne({ id, onClose }: { id: string; onClose(): void }) {
  const words = useWords()
  const list = useRead<SupervisionList>(paths.supervisions)
  const found = list.data?.supervisions.find((one) => one.id === id)
  return (
    <RecordDrawer key={id} title={found?.title ?? words('console.plans.supervisions.title')} onClose={onClose}>
      <Loaded of={list} rows={3}>
        {() => (found ? <SupervisionEntry supervision={found} /> : <Empty title={words('console.plans.supervisions.gone')} />)}
      </Loaded>
    </RecordDrawer>
  )
}
