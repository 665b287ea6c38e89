/** @jsxImportSource react */
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { AskButton } from '../parts/AskButton.tsx'
import { WriteForm } from '../parts/WriteForm.tsx'
import { useHolds, useMe } from '../session/session.tsx'
import { useWords } from '../words/words.ts'
import { type AccountRow, AccountState } from './AccountState.tsx'
import { Grants } from './Grants.tsx'

/** One account: whether it may be used, its duties, and what its keeper can do. */
export function AccountRecord({ account }: { account: AccountRow }) {
  const words = useWords()
  const keeps = useHolds('administrator')
  const own = useMe().account.id === account.id
  return (
    <>
      <p>
        <AccountState row={account} /> <span className="muted">{account.username}</span>
      </p>
      <Grants account={account.id} own={own} />
      {keeps && !own && (
        <>
          <h3>{words('console.accounts.keep')}</h3>
          <Keep account={account} />
        </>
      )}
    </>
  )
}

function Keep({ account }: { account: AccountRow }) {
  const words = useWords()
  const write = useWrite()
  const act = (what: string, done: string) => write.mutate({ path: `/api/accounts/${account.id}/${what}`, done: words(done) })
  return (
    <div className="buttons">
      <AskButton label={words('console.accounts.reset')} title={words('console.accounts.reset')}>
        {(close) => <ResetForm account={account} close={close} />}
      </AskButton>
      {account.lockedUntil && (
        <button
          type="button"
          className="button"
          disabled={write.isPending}
          onClick={() => act('unlocking', 'console.accounts.unlocked')}
        >
          {words('console.accounts.unlock')}
        </button>
      )}
      {account.twoFactor && (
        <AskButton label={words('console.accounts.remove_factor')} title={words('console.accounts.remove_factor')}>
          {(close) => (
            <WriteForm
              grave
              wish={() => ({
                path: `/api/accounts/${account.id}/second-factor-removal`,
                done: words('console.accounts.factor_removed'),
              })}
              button={words('console.accounts.remove_factor')}
              onDone={close}
              onCancel={close}
            >
              {() => <p>{words('console.accounts.remove_factor_hint', { name: account.name })}</p>}
            </WriteForm>
          )}
        </AskButton>
      )}
      {account.deactivatedAt ? (
        <button
          type="button"
          className="button"
          disabled={write.isPending}
          onClick={() => act('reactivation', 'console.accounts.reactivated')}
        >
          {words('console.accounts.reactivate')}
        </button>
      ) : (
        <AskButton kind="button grave" label={words('console.accounts.deactivate')} title={words('console.accounts.deactivate')}>
          {(close) => (
            <WriteForm
              grave
              wish={() => ({ path: `/api/accounts/${account.id}/deactivation`, done: words('console.accounts.deactivated') })}
              button={words('console.accounts.deactivate')}
              onDone={close}
              onCancel={close}
            >
              {() => <p>{words('console.accounts.deactivate_hint', { name: account.name })}</p>}
            </WriteForm>
          )}
        </AskButton>
      )}
    </div>
  )
}

function ResetForm({ account, close }: { account: AccountRow; close(): void }) {
  const words = useWords()
  const [password, setPassword] = useState<string>()
  if (password) return <Secret username={account.username} password={password} onDone={close} />
  return (
    <WriteForm<{ temporaryPassword: string }>
      grave
      wish={() => ({ path: `/api/accounts/${account.id}/password` })}
      button={words('console.accounts.reset')}
      onDone={(answer) => setPassword(answer.temporaryPassword)}
      onCancel={close}
    >
      {() => <p>{words('console.accounts.reset_hint', { name: account.name })}</p>}
    </WriteForm>
  )
}

/** A temporary password, shown once. */
export function Secret({ username, password, onDone }: { username: string; password: string; onDone(): void }) {
  const words = useWords()
  return (
    <>
      <p>{words('console.accounts.secret')}</p>
      <dl className="facts">
        <dt>{words('console.sign_in.username')}</dt>
        <dd>
          <code>{username}</code>
        </dd>
        <dt>{words('console.accounts.temporary')}</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
      <button type="button" className="button main" onClick={onDone}>
        {words('console.accounts.noted')}
      </button>
    </>
  )
}
