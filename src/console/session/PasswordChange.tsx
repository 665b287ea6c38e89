/** @jsxImportSource react */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fetchJson } from '../api/fetch-json.ts'
import { ApiProblem, sentenceOf } from '../api/problem.ts'
import { useOnce } from '../api/use-once.ts'
import { Field } from '../parts/Field.tsx'
import { toast } from '../parts/toast.ts'
import { useWords } from '../words/words.ts'

/** Changes one's own password. `forced`: it was handed out, and nothing else is open until it is changed. */
export function PasswordChange({ forced }: { forced: boolean }) {
  const words = useWords()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>()
  const { busy, run } = useOnce(async (form: HTMLFormElement) => {
    const fields = new FormData(form)
    if (fields.get('next') !== fields.get('again')) return setError(new ApiProblem({ status: 400, code: 'passwords_differ' }))
    try {
      await fetchJson('/api/me/password', { method: 'POST', body: { current: fields.get('current'), next: fields.get('next') } })
      form.reset()
      setError(undefined)
      toast({ kind: 'done', text: words('console.account.password_changed') })
      if (forced) location.assign('/console/')
      else await queries.invalidateQueries()
    } catch (refusal) {
      setError(refusal)
    }
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(event.currentTarget)
  }
  return (
    <section>
      <h2>{words('console.account.password')}</h2>
      {forced && <p className="notice">{words('console.account.password_forced')}</p>}
      <form className="calm" onSubmit={submit} aria-busy={busy}>
        {error !== undefined && (
          <p className="summary" role="alert">
            {sentenceOf(error)}
          </p>
        )}
        <Field label={words('console.account.current')}>
          {(told) => <input {...told} name="current" type="password" autoComplete="current-password" required />}
        </Field>
        <Field label={words('console.account.next')} hint={words('console.account.next_hint')}>
          {(told) => <input {...told} name="next" type="password" autoComplete="new-password" required />}
        </Field>
        <Field label={words('console.account.again')}>
          {(told) => <input {...told} name="again" type="password" autoComplete="new-password" required />}
        </Field>
        <button type="submit" className={forced ? 'button main' : 'button'} disabled={busy}>
          {words('console.account.change')}
        </button>
      </form>
    </section>
  )
}
