/** @jsxImportSource react */
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useNarrow } from '../parts/narrow.ts'
import { Refused, Skeleton } from '../parts/States.tsx'
import { Toasts } from '../parts/Toasts.tsx'
import { GoOnce } from '../session/GoOnce.tsx'
import { installationQuery, meQuery } from '../session/session.tsx'
import { useWords } from '../words/words.ts'
import { DemoLine } from './DemoLine.tsx'
import { DeskNavigation } from './DeskNavigation.tsx'
import { MomentBanner } from './Moment.tsx'
import { Palette } from './Palette.tsx'
import { PhoneBar } from './PhoneBar.tsx'

/** What stands around every page of a district: the way round, the day, the search. */
export function Frame() {
  return (
    <SignedIn>
      <Around />
    </SignedIn>
  )
}

/** Shows its content to those signed in; sends strangers to the sign-in page and back, and those with a handed-out password to choosing their own. */
export function SignedIn({ children, choosesPassword = false }: { children: ReactNode; choosesPassword?: boolean }) {
  const me = useQuery(meQuery)
  const installation = useQuery(installationQuery)
  const { href } = useLocation()
  const refused = me.error ?? installation.error
  if (refused) return <Refused error={refused} retry={() => location.reload()} />
  if (!me.data || !installation.data) return <Skeleton />
  if (!me.data.account) return <GoOnce to="/sign-in" search={{ next: href }} />
  // Told by the page, not by the address: that changes before the next page is there, and this one would lead on again.
  if (me.data.account.mustChangePassword && !choosesPassword) return <GoOnce to="/account" />
  return children
}

function Around() {
  const words = useWords()
  const narrow = useNarrow()
  const main = useNewPageFocus()
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {words('console.skip')}
      </a>
      {narrow ? <PhoneBar /> : <DeskNavigation />}
      <div className="beside-navigation">
        <DemoLine />
        <MomentBanner />
        <main id="page" tabIndex={-1} ref={main}>
          <Outlet />
        </main>
      </div>
      <Palette />
      <Toasts />
    </div>
  )
}

/** Moves the focus to the new page after its address changed, as a page load would; filters do not count. */
function useNewPageFocus() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
