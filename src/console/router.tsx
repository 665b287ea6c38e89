/** @jsxImportSource react */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Frame, SignedIn } from './frame/Frame.tsx'
import { type ConsolePage, navigationPages, pages } from './pages.ts'
import { Empty, Forbidden, Refused, Skeleton } from './parts/States.tsx'
import { GoOnce } from './session/GoOnce.tsx'
import { useDistrict } from './session/place.ts'
import { districtsOf, mayOpen, useInstallation, useMe } from './session/session.tsx'
import { useWords } from './words/words.ts'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: Unknown,
  errorComponent: ({ error }) => <Refused error={error} retry={() => location.reload()} />,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./session/SignInPage.tsx'), 'SignInPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./session/AccountPage.tsx'), 'AccountPage'),
})

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: () => (
    <SignedIn>
      <FirstDistrict />
    </SignedIn>
  ),
})

const district = createRoute({ getParentRoute: () => root, path: '/$district', component: Frame })

const districtStart = createRoute({ getParentRoute: () => district, path: '/', component: FirstPage })

const featurePages = pages.map((page) =>
  createRoute({
    getParentRoute: () => district,
    path: page.path,
    component: lazyRouteComponent(() => page.load().then((Page) => ({ Page: guarded(page, Page) })), 'Page'),
  }),
)

/** The console's addresses: signing in, one's account, and every feature's pages below a district. Filters are plain text in the address. */
export const router = createRouter({
  routeTree: root.addChildren([start, signIn, account, district.addChildren([districtStart, ...featurePages])]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Skeleton />,
  defaultErrorComponent: ({ error }) => <Refused error={error} retry={() => location.reload()} />,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const present = Object.entries(search).filter(([, value]) => typeof value === 'string' && value !== '')
    return present.length === 0 ? '' : `?${new URLSearchParams(present as [string, string][])}`
  },
  scrollRestoration: true,
})

function guarded(page: ConsolePage, Page: Awaited<ReturnType<ConsolePage['load']>>) {
  return function Guarded() {
    const { grants } = useMe()
    const district = useDistrict()
    return mayOpen(grants, district, page.scope) ? <Page /> : <Forbidden />
  }
}

/** Opens the district one has duties in, or else the first. */
function FirstDistrict() {
  const words = useWords()
  const { grants } = useMe()
  const [first] = districtsOf(grants, useInstallation())
  if (!first) return <Empty page title={words('console.state.no_district')} />
  return <GoOnce to={`/${first.code}`} />
}

/** Opens the first page of the navigation one may see: *my work*. */
function FirstPage() {
  const { grants } = useMe()
  const code = useDistrict()
  const page = navigationPages().find((one) => mayOpen(grants, code, one.scope))
  return page ? <GoOnce to={`/${code}/${page.path}`} /> : <Forbidden />
}

function Unknown() {
  const words = useWords()
  return (
    <main>
      <Empty page title={words('console.state.not_found')}>
        <a href="/console/">{words('console.state.to_start')}</a>
      </Empty>
    </main>
  )
}
