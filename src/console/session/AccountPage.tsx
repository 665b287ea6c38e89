/** @jsxImportSource react */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { Sessions } from '../../platform/sign-in/contract.ts'
import { fetchJson } from '../api/fetch-json.ts'
import { sentenceOf } from '../api/problem.ts'
import { useOnce } from '../api/use-once.ts'
import { SignedIn } from '../frame/Frame.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Loaded } from '../parts/States.tsx'
import { Tag } from '../parts/Tag.tsx'
import { Toasts } from '../parts/Toasts.tsx'
import { toast } from '../parts/toast.ts'
import { instant } from '../words/instant.ts'
import { useWords } from '../words/words.ts'
import { browserName } from './browser-name.ts'
import { PasswordChange } from './PasswordChange.tsx'
import { useMe } from './session.tsx'
import { TwoFactor } from './TwoFactor.tsx'

type SessionRow = z.output<typeof Sessions>['sessions'][number]

/** One's own account: where one is signed in, the password, the second factor. */
export function AccountPage() {
  return (
    <SignedIn choosesPassword>
      <Account />
    </SignedIn>
  )
}

function Account() {
  const words = useWords()
  const { account } = useMe()
  return (
    <main className="account-page">
      {!account.mustChangePassword && (
        <p>
          <Link to="/">{words('console.account.back')}</Link>
        </p>
      )}
      <PageHead title={words('console.account.title')} note={`${account.name} · ${account.username}`} />
      <PasswordChange forced={account.mustChangePassword} />
      {!account.mustChangePassword && <TwoFactor on={account.twoFactor} />}
      {!account.mustChangePassword && <MySessions />}
      <Toasts />
    </main>
  )
}

function MySessions() {
  const words = useWords()
  const queries = useQueryClient()
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => fetchJson<z.output<typeof Sessions>>('/api/sessions') })
  const { busy, run: end } = useOnce(async (session: SessionRow) => {
    try {
      await fetchJson(`/api/sessions/${session.id}`, { method: 'DELETE' })
      toast({ kind: 'done', text: words('console.account.session_ended') })
      await queries.invalidateQueries({ queryKey: ['sessions'] })
    } catch (refusal) {
      toast({ kind: 'refused', text: sentenceOf(refusal) })
    }
  })
  return (
    <section>
      <h2>{words('console.account.sessions')}</h2>
      <p className="muted">{words('console.account.sessions_hint')}</p>
      <Loaded of={sessions} rows={3}>
        {(found) => (
          <DataTable
            caption={words('console.account.sessions')}
            rows={found.sessions}
            rowKey={(row) => row.id}
            empty={null}
            columns={[
              {
                key: 'browser',
                label: words('console.account.browser'),
                heading: true,
                cell: (row) => (row.browser ? browserName(row.browser) : words('console.account.unknown_browser')),
              },
              { key: 'address', label: words('console.account.address'), cell: (row) => row.address ?? '–' },
              { key: 'started', label: words('console.account.started'), cell: (row) => instant(row.startedAt) },
              { key: 'used', label: words('console.account.used'), cell: (row) => instant(row.usedAt) },
              {
                key: 'end',
                label: words('console.account.end'),
                cell: (row) =>
                  row.current ? (
                    <Tag tone="good">{words('console.account.this_session')}</Tag>
                  ) : (
                    <button type="button" className="link" disabled={busy} onClick={() => void end(row)}>
                      {words('console.account.end')}
                    </button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  )
}
