/** @jsxImportSource react */
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Dialog } from '../parts/RecordDrawer.tsx'
import { To } from '../parts/To.tsx'
import { useWords } from '../words/words.ts'
import { AccountLines } from './AccountLines.tsx'
import { PageLines, useIsCurrent, useOfferedPages } from './DeskNavigation.tsx'
import { DistrictSwitch } from './DistrictSwitch.tsx'
import { Icon } from './Icon.tsx'
import { openPalette } from './palette-state.ts'
import { useWorkCount } from './work-count.ts'

const direct = 4

/** On a phone: the district above, the four first pages and *more* below. */
export function PhoneBar() {
  const words = useWords()
  const [more, setMore] = useState(false)
  const { href } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the list it was chosen from
  useEffect(() => setMore(false), [href])
  return (
    <>
      <header className="phone-top">
        <DistrictSwitch />
        <button type="button" onClick={openPalette}>
          {words('console.search.open')}
        </button>
      </header>
      <nav className="phone-bar" aria-label={words('console.navigation.label')}>
        <DirectLines />
        <button type="button" aria-haspopup="dialog" onClick={() => setMore(true)}>
          <Icon name="more" />
          {words('console.navigation.more')}
        </button>
      </nav>
      {more && (
        <Dialog className="drawer phone-lines" title={words('console.navigation.label')} onClose={() => setMore(false)}>
          <PageLines />
          <AccountLines />
        </Dialog>
      )}
    </>
  )
}

function DirectLines() {
  const words = useWords()
  const isCurrent = useIsCurrent()
  const waiting = useWorkCount()
  return useOfferedPages()
    .slice(0, direct)
    .map((page) => (
      <To key={page.path} path={`/${page.path}`} aria-current={isCurrent(page) ? 'page' : undefined}>
        <Icon name={page.navigation?.icon ?? 'board'} />
        {words(page.title)}
        {page.path === 'work' && waiting > 0 && <span className="count">{waiting}</span>}
      </To>
    ))
}
