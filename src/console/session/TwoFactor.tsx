/** @jsxImportSource react */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fetchJson } from '../api/fetch-json.ts'
import { sentenceOf } from '../api/problem.ts'
import { useOnce } from '../api/use-once.ts'
import { Field } from '../parts/Field.tsx'
import { toast } from '../parts/toast.ts'
import { useWords } from '../words/words.ts'
import { useMe } from './session.tsx'

type Enrolment = { totpUri: string; backupCodes: string[]; picture: string }

/** Turns the authenticator's code on (a QR code to scan, codes for when the telephone is lost, one code to prove it works) and off. */
export function TwoFactor({ on }: { on: boolean }) {
  const words = useWords()
  const queries = useQueryClient()
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const enable = async (password: string) => {
    const { totpUri, backupCodes } = await fetchJson<{ totpUri: string; backupCodes: string[] }>('/api/auth/two-factor/enable', {
      method: 'POST',
      body: { password },
    })
    const qrcode = await import('qrcode')
    setEnrolment({ totpUri, backupCodes, picture: await qrcode.toString(totpUri, { type: 'svg', margin: 1 }) })
  }
  const verify = async (code: string) => {
    await fetchJson('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code } })
    setEnrolment(undefined)
    await queries.invalidateQueries()
    toast({ kind: 'done', text: words('console.account.two_factor_on') })
  }
  const disable = async (password: string) => {
    await fetchJson('/api/auth/two-factor/disable', { method: 'POST', body: { password } })
    await queries.invalidateQueries()
    toast({ kind: 'done', text: words('console.account.two_factor_off') })
  }
  return (
    <section>
      <h2>{words('console.account.two_factor')}</h2>
      <p className="muted">{words(on ? 'console.account.two_factor_is_on' : 'console.account.two_factor_is_off')}</p>
      {enrolment ? (
        <>
          <Scan enrolment={enrolment} />
          <SecretForm
            kind="code"
            label={words('console.sign_in.code')}
            send={verify}
            button={words('console.account.two_factor_prove')}
          />
        </>
      ) : (
        <SecretForm
          kind="password"
          label={words('console.account.current')}
          send={on ? disable : enable}
          button={words(on ? 'console.account.two_factor_disable' : 'console.account.two_factor_enable')}
        />
      )}
    </section>
  )
}

function Scan({ enrolment }: { enrolment: Enrolment }) {
  const words = useWords()
  const { account } = useMe()
  const { backupCodes } = enrolment
  const copy = async (text: string) => {
    const kept = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    toast(
      kept
        ? { kind: 'done', text: words('console.account.backup_copied') }
        : { kind: 'refused', text: words('console.account.backup_not_copied') },
    )
  }
  return (
    <div className="scan">
      <p>{words('console.account.scan')}</p>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(enrolment.picture)}`}
        width={200}
        height={200}
        alt={words('console.account.qr')}
      />
      <p className="hint">
        {words('console.account.key')} <code>{new URL(enrolment.totpUri).searchParams.get('secret')}</code>
      </p>
      <p>{words('console.account.backup')}</p>
      <ul className="codes">
        {enrolment.backupCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="codes-for">{words('console.account.backup_for', { name: account.name, username: account.username })}</p>
      <p className="page-actions">
        <button type="button" className="button" onClick={() => void copy(backupCodes.join('\n'))}>
          {words('console.account.backup_copy')}
        </button>{' '}
        <button type="button" className="button" onClick={() => window.print()}>
          {words('console.account.backup_print')}
        </button>
      </p>
    </div>
  )
}

function SecretForm({
  kind,
  label,
  button,
  send,
}: {
  kind: 'password' | 'code'
  label: string
  button: string
  send(secret: string): Promise<void>
}) {
  const [error, setError] = useState<string>()
  const { busy, run } = useOnce(async (secret: string) => {
    try {
      await send(secret)
      setError(undefined)
    } catch (refusal) {
      setError(sentenceOf(refusal))
    }
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('secret')))
  }
  return (
    <form className="calm" key={kind} onSubmit={submit} aria-busy={busy}>
      <Field label={label} error={error}>
        {(told) =>
          kind === 'password' ? (
            <input {...told} name="secret" type="password" autoComplete="current-password" required />
          ) : (
            <input {...told} name="secret" inputMode="numeric" autoComplete="one-time-code" maxLength={6} required />
          )
        }
      </Field>
      <button type="submit" className="button" disabled={busy}>
        {button}
      </button>
    </form>
  )
}
