/** @jsxImportSource react */
import { useLocation } from '@tanstack/react-router'
import { type ConsolePage, navigationGroups, navigationPages } from '../pages.ts'
import { To } from '../parts/To.tsx'
import { useDistrict } from '../session/place.ts'
import { mayOpen, useMe } from '../session/session.tsx'
import { useWords } from '../words/words.ts'
import { AccountLines } from './AccountLines.tsx'
import { DistrictSwitch } from './DistrictSwitch.tsx'
import { openPalette } from './palette-state.ts'
import { useWorkCount } from './work-count.ts'

/** The dark column on a desk: the district on top, the pages one may open, one's account at the bottom. */
export function DeskNavigation() {
  const words = useWords()
  return (
    <nav className="navigation" aria-label={words('console.navigation.label')}>
      <DistrictSwitch />
      <button type="button" className="search-open" onClick={openPalette} aria-keyshortcuts="/">
        {words('console.search.open')} <kbd>/</kbd>
      </button>
      <div className="pages">
        <PageLines />
      </div>
      <AccountLines />
    </nav>
  )
}

/** The pages the account may open, by group. */
export function PageLines() {
  const words = useWords()
  const offered = useOfferedPages()
  return navigationGroups.map((group) => {
    const pages = offered.filter((page) => page.navigation?.group === group)
    if (pages.length === 0) return null
    return (
      <ul key={group} className="lines" aria-label={words(`console.navigation.${group}`)}>
        {pages.map((page) => (
          <li key={page.path}>
            <PageLine page={page} />
          </li>
        ))}
      </ul>
    )
  })
}

/** The pages with a line in the navigation that this account may open in this district. */
export function useOfferedPages(): ConsolePage[] {
  const { grants } = useMe()
  const district = useDistrict()
  return navigationPages().filter((page) => mayOpen(grants, district, page.scope))
}

/** Whether the address is this page's or one below it. */
export function useIsCurrent(): (page: ConsolePage) => boolean {
  const district = useDistrict()
  const { pathname } = useLocation()
  return ({ path }) => pathname === `/${district}/${path}` || pathname.startsWith(`/${district}/${path}/`)
}

function PageLine({ page }: { page: ConsolePage }) {
  const words = useWords()
  const isCurrent = useIsCurrent()
  const waiting = useWorkCount()
  return (
    <To path={`/${page.path}`} aria-current={isCurrent(page) ? 'page' : undefined}>
      {words(page.title)}
      {page.path === 'work' && waiting > 0 && (
        <span className="count">
          {waiting}
          <span className="unseen">{words('console.navigation.waiting')}</span>
        </span>
      )}
    </To>
  )
}
