/** @jsxImportSource react */
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { Children } from './Children.tsx'
import { Families } from './Families.tsx'
import { Figures } from './Figures.tsx'
import { FreeSessions } from './FreeSessions.tsx'
import { Hours } from './Hours.tsx'
import { MonthlyReturn } from './MonthlyReturn.tsx'
import { type View, viewOf, views } from './views.ts'
import '../sessions.css'

/** How sessions are used: by street and service, by hour, free ones, whom they do not reach, and a facility's monthly return. */
export function UsePage() {
  const words = useWords()
  const [address] = useAddress()
  const offered = useOffered()
  const view = viewOf(address.view, offered)
  return (
    <>
      <PageHead title={words('console.sessions.use.title')} note={words(`console.sessions.use.note.${view}`)} />
      <nav className="session-views" aria-label={words('console.sessions.use.views')}>
        {offered.map((one) => (
          <To
            key={one}
            path="/session-use"
            search={{ view: one, from: address.from, to: address.to, street: address.street, facility: address.facility }}
            aria-current={one === view ? 'page' : undefined}
          >
            {words(`console.sessions.use.view.${one}`)}
          </To>
        ))}
      </nav>
      {view === 'figures' && <Figures />}
      {view === 'hours' && <Hours />}
      {view === 'free' && <FreeSessions />}
      {view === 'children' && <Children />}
      {view === 'families' && <Families />}
      {view === 'return' && <MonthlyReturn />}
    </>
  )
}

/** Lists of people are for those who keep their records, a return for those who run a facility, numbers for whoever oversees. */
function useOffered(): readonly View[] {
  const oversees = useHolds('street_officer', 'department_officer', 'coordinator', 'auditor')
  const keeps = useHolds('street_officer', 'department_officer')
  const runs = useHolds('provider', 'street_officer', 'department_officer')
  return views.filter((view) => (view === 'return' ? runs : view === 'children' || view === 'families' ? keeps : oversees))
}
