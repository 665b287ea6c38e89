/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Choice } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { EnrolmentService } from '../../enrolments/contract.ts'
import { useSaid } from '../parts/said.ts'
import { CoverageTable } from './CoverageTable.tsx'
import { DueTable } from './DueTable.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import { EnrolledTable } from './EnrolledTable.tsx'
import { paths } from './paths.ts'
import { rhythm } from './rhythm.ts'
import { type View, viewOf, views } from './views.ts'

/** One service: who is enrolled, who should be, who is due, and how the streets stand. */
export function OneService({ service }: { service: EnrolmentService }) {
  const words = useWords()
  const said = useSaid()
  const [address] = useAddress()
  const keeps = useHolds('department_officer', 'street_officer')
  const view = viewOf(address.view)
  const open: readonly View[] = views.filter((one) => {
    if (one === 'check') return service.checkEveryMonths !== null
    if (one === 'renewal') return service.months !== null
    return (one !== 'not_enrolled' && one !== 'streets') || keeps
  })
  return (
    <>
      <PageHead
        title={said(service.name)}
        note={[words('console.enrolments.n', { n: figure(service.enrolled) }), rhythm(service, words)]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <To path="/enrolments">{words('console.enrolments.all')}</To>
            <AskButton kind="button main" label={words('console.enrolments.enrol.title')} title={said(service.name)}>
              {(close) => <EnrolForm service={service} close={close} />}
            </AskButton>
          </>
        }
      />
      {service.awaited.length > 0 && (
        <p className="enrolment-notice">{words('console.enrolments.awaited_long', { facts: service.awaited.join('、') })}</p>
      )}
      <nav className="enrolment-views" aria-label={words('console.enrolments.views')}>
        {open.map((one) => (
          <To
            key={one}
            path="/enrolments"
            search={{ service: service.id, view: one, street: address.street }}
            aria-current={one === view ? 'page' : undefined}
          >
            {words(`console.enrolments.view.${one}`)}
          </To>
        ))}
      </nav>
      {view !== 'streets' && <Streets />}
      {(view === 'open' || view === 'ended') && <EnrolledTable service={service} state={view} />}
      {(view === 'not_enrolled' || view === 'check' || view === 'renewal') && <DueTable service={service} kind={view} />}
      {view === 'streets' && <CoverageTable service={service} />}
    </>
  )
}

function Streets() {
  const words = useWords()
  const wide = useHolds('department_officer')
  const { data } = useRead<{ streets: { code: string; name: string }[] }>(paths.streets)
  if (!wide) return null
  return (
    <div className="filters">
      <Choice
        name="street"
        label={words('console.enrolments.street')}
        all={words('console.enrolments.all_streets')}
        options={(data?.streets ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </div>
  )
}
