/** @jsxImportSource react */
import { Link } from '@tanstack/react-router'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'

const views = ['rooms', 'sessions', 'sessions/schedules', 'sessions/inside'] as const

/** The pages about one facility's sessions, beside one another: today's room, the week, the schedules, who is in the building. */
export function Views({ facility }: { facility: string | undefined }) {
  const words = useWords()
  const district = useDistrict()
  return (
    <nav className="session-views" aria-label={words('console.sessions.views')}>
      {views.map((view) => (
        // exact: the week's address begins those of the pages beside it
        <Link
          key={view}
          to={`/${district}/${view}`}
          search={{ facility } as never}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {words(`console.sessions.view.${view.replace('sessions/', '')}`)}
        </Link>
      ))}
    </nav>
  )
}
