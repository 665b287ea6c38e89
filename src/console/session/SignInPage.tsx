/** @jsxImportSource react */
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { fetchJson } from '../api/fetch-json.ts'
import { sentenceOf } from '../api/problem.ts'
import { useOnce } from '../api/use-once.ts'
import { Field } from '../parts/Field.tsx'
import { usePageTitle } from '../parts/PageHead.tsx'
import { useLanguage, useWords } from '../words/words.ts'
import { useAddress } from './place.ts'
import { installationQuery, meQuery } from './session.tsx'

/** Signing in: name and password, then the code of the authenticator where the account has one. Leads back to the page that was asked for. */
export function SignInPage() {
  const words = useWords()
  const [language, speak] = useLanguage()
  const [step, setStep] = useState<'password' | 'code'>('password')
  const installation = useQuery(installationQuery).data
  usePageTitle(words('console.sign_in.title'))
  return (
    <main className="sign-in">
      <p className="sign-in-product">{words('console.product_long')}</p>
      <h1>{words(step === 'password' ? 'console.sign_in.title' : 'console.sign_in.code_title')}</h1>
      {installation?.demo && <p className="demo-line">{words('console.demo', { today: installation.today })}</p>}
      {step === 'password' ? <PasswordForm onCodeWanted={() => setStep('code')} /> : <CodeForm />}
      <p>
        <button
          type="button"
          className="link"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => void speak(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </p>
    </main>
  )
}

function PasswordForm({ onCodeWanted }: { onCodeWanted(): void }) {
  const words = useWords()
  const enter = useEnter()
  const provider = useQuery(meQuery).data?.identityProvider
  const next = useNext()
  return (
    <SignInForm
      send={async (fields) => {
        const answer = await fetchJson<{ codeNeeded: boolean }>('/api/auth/sign-in/username', {
          method: 'POST',
          body: { username: fields.get('username'), password: fields.get('password') },
        })
        if (answer.codeNeeded) onCodeWanted()
        else enter()
      }}
    >
      <Field label={words('console.sign_in.username')}>
        {(told) => <input {...told} name="username" autoComplete="username" autoCapitalize="none" required />}
      </Field>
      <Field label={words('console.sign_in.password')}>
        {(told) => <input {...told} name="password" type="password" autoComplete="current-password" required />}
      </Field>
      <button type="submit" className="button main">
        {words('console.sign_in.send')}
      </button>
      {provider && (
        <button type="button" className="button" onClick={() => void goToProvider(`/console${next}`)}>
          {words('console.sign_in.provider', { name: provider.name })}
        </button>
      )}
    </SignInForm>
  )
}

function CodeForm() {
  const words = useWords()
  const enter = useEnter()
  const [backup, setBackup] = useState(false)
  return (
    <SignInForm
      key={String(backup)}
      send={async (fields) => {
        await fetchJson(backup ? '/api/auth/two-factor/verify-backup-code' : '/api/auth/two-factor/verify-totp', {
          method: 'POST',
          body: { code: fields.get('code') },
        })
        enter()
      }}
    >
      <Field
        label={words(backup ? 'console.sign_in.backup' : 'console.sign_in.code')}
        hint={words(backup ? 'console.sign_in.backup_hint' : 'console.sign_in.code_hint')}
      >
        {(told) => (
          <input
            {...told}
            name="code"
            inputMode={backup ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            required
            maxLength={backup ? 20 : 6}
          />
        )}
      </Field>
      <button type="submit" className="button main">
        {words('console.sign_in.send')}
      </button>
      <button type="button" className="link" onClick={() => setBackup(!backup)}>
        {words(backup ? 'console.sign_in.use_code' : 'console.sign_in.use_backup')}
      </button>
    </SignInForm>
  )
}

function SignInForm({ send, children }: { send(fields: FormData): Promise<void>; children: ReactNode }) {
  const [error, setError] = useState<unknown>()
  const summary = useRef<HTMLParagraphElement>(null)
  const { busy, run } = useOnce(async (fields: FormData) => {
    try {
      await send(fields)
      setError(undefined)
    } catch (refusal) {
      setError(refusal)
      summary.current?.focus()
    }
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  return (
    <form className="calm" onSubmit={submit} aria-busy={busy}>
      <p ref={summary} tabIndex={-1} role="alert" className={error ? 'summary' : 'unseen'}>
        {error ? sentenceOf(error) : ''}
      </p>
      {children}
    </form>
  )
}

/** Leaves for the identity provider, which leads back to the page that was asked for. */
async function goToProvider(returnTo: string): Promise<void> {
  const { url } = await fetchJson<{ url: string }>('/api/auth/sign-in/social', { method: 'POST', body: { returnTo } })
  location.assign(url)
}

function useNext(): string {
  const [{ next }] = useAddress()
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}

/** A fresh page load after signing in: nothing read as a stranger is kept. */
function useEnter(): () => void {
  const next = useNext()
  return () => location.assign(`/console${next}`)
}
