/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { EnrolmentService, EnrolmentServices } from '../../enrolments/contract.ts'
import { useSaid } from '../parts/said.ts'
import { OneService } from './OneService.tsx'
import { paths } from './paths.ts'
import { rhythm } from './rhythm.ts'
import './enrolments.css'

/** Services with a period: which there are and how many are enrolled in each; one of them opened. */
export function EnrolmentsPage() {
  const words = useWords()
  const [{ service }] = useAddress()
  const list = useRead<EnrolmentServices>(paths.services)
  const keeps = useHolds('department_officer', 'street_officer')
  return (
    <Loaded of={list}>
      {({ services, on }) => {
        const chosen = services.find(({ id }) => id === service)
        if (chosen) return <OneService service={chosen} />
        return (
          <>
            <PageHead
              title={words('console.enrolments.title')}
              note={words('console.enrolments.note', { on })}
              actions={
                keeps && (
                  <>
                    <To path="/enrolments/children">{words('console.enrolments.children.title')}</To>
                    <To path="/enrolments/imports">{words('console.enrolments.imports.title')}</To>
                  </>
                )
              }
            />
            <Services services={services} />
          </>
        )
      }}
    </Loaded>
  )
}

function Services({ services }: { services: EnrolmentService[] }) {
  const words = useWords()
  const said = useSaid()
  return (
    <DataTable
      caption={words('console.enrolments.title')}
      rows={services}
      rowKey={({ id }) => id}
      empty={<Empty title={words('console.enrolments.none')}>{words('console.enrolments.none_hint')}</Empty>}
      columns={[
        {
          key: 'name',
          label: words('console.enrolments.service'),
          heading: true,
          width: '34%',
          sort: ({ name }) => name.zh,
          cell: ({ id, name, audience }) => (
            <>
              <To path="/enrolments" search={{ service: id }} className="enrolment-name">
                {said(name)}
              </To>
              <div className="src">{audience}</div>
            </>
          ),
        },
        {
          key: 'enrolled',
          label: words('console.enrolments.enrolled'),
          numeric: true,
          sort: ({ enrolled }) => enrolled,
          cell: ({ enrolled }) => figure(enrolled),
        },
        {
          key: 'entitled',
          label: words('console.enrolments.entitled'),
          numeric: true,
          sort: ({ entitled }) => entitled ?? -1,
          cell: ({ entitled }) => (entitled === null ? '–' : figure(entitled)),
        },
        {
          key: 'rhythm',
          label: words('console.enrolments.rhythm'),
          broad: true,
          cell: (one) => rhythm(one, words) || '–',
        },
        {
          key: 'judged',
          label: words('console.enrolments.judged'),
          broad: true,
          cell: ({ awaited, judgedOn, rule }) =>
            awaited.length > 0
              ? words('console.enrolments.awaited', { facts: awaited.join('、') })
              : rule === null
                ? words('console.enrolments.no_rule')
                : (judgedOn ?? words('console.enrolments.not_judged')),
        },
      ]}
    />
  )
}
