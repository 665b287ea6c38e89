/** @jsxImportSource react */
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'

const views = ['rooms', 'sessions', 'sessions/schedules', 'sessions/inside'] as const

/** The pages about one facility's sessions, beside one another: today's room, the week, the schedules, who is in the building. */
export function Views({ current, facility }: { current: (typeof views)[number]; facility: string | undefined }) {
  const words = useWords()
  return (
    <nav className="session-views" aria-label={words('console.sessions.views')}>
      {views.map((view) => (
        <To key={view} path={`/${view}`} search={{ facility }} aria-current={view === current ? 'page' : undefined}>
          {words(`console.sessions.view.${view.replace('sessions/', '')}`)}
        </To>
      ))}
    </nav>
  )
}
