/** @jsxImportSource react */
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { fetchJson } from '../api/fetch-json.ts'
import { Field } from '../parts/Field.tsx'
import { textOf, WriteForm } from '../parts/WriteForm.tsx'
import { useHolds, useInstallation } from '../session/session.tsx'
import { useWords } from '../words/words.ts'

type Choice = { username: string; name: string; active?: boolean }

/** Lets one account hold another's duties for some days; both by user name, offered to whoever sees the accounts. The last day counts. */
export function StandInForm({ close }: { close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const list = useId()
  const accounts = useAccounts()
  const wish = (fields: FormData) => ({
    path: '/stand-ins',
    body: {
      for: textOf(fields, 'for'),
      by: textOf(fields, 'by'),
      startsOn: textOf(fields, 'startsOn'),
      endsOn: dayAfter(textOf(fields, 'lastDay')),
    },
    done: words('console.stand_ins.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.stand_ins.give')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p className="muted">{words('console.stand_ins.hint')}</p>
          <datalist id={list}>
            {accounts.map(({ username, name }) => (
              <option key={username} value={username}>
                {name}
              </option>
            ))}
          </datalist>
          {(['for', 'by'] as const).map((which) => (
            <Field
              key={which}
              label={words(`console.stand_ins.username_${which}`)}
              hint={words('console.stand_ins.username_hint')}
              error={wrong(which)}
            >
              {(told) => (
                <input {...told} name={which} list={list} required maxLength={64} autoCapitalize="none" autoComplete="off" />
              )}
            </Field>
          ))}
          <Field label={words('console.stand_ins.first_day')} error={wrong('startsOn')}>
            {(told) => <input {...told} type="date" name="startsOn" required defaultValue={today} />}
          </Field>
          <Field
            label={words('console.stand_ins.last_day')}
            hint={words('console.stand_ins.last_day_hint')}
            error={wrong('endsOn')}
          >
            {(told) => <input {...told} type="date" name="lastDay" required min={today} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}

/** The accounts, for those who may list them; a department's officer types the name. */
function useAccounts(): Choice[] {
  const lists = useHolds('coordinator', 'administrator')
  return (
    useQuery({
      queryKey: ['installation', '/accounts', {}],
      queryFn: ({ signal }) => fetchJson<{ accounts: Choice[] }>('/api/accounts', { signal }),
      enabled: lists,
    }).data?.accounts ?? []
  )
}

/** Periods are half-open: whoever is away until Friday is back on Saturday. */
const dayAfter = (day: string): string =>
  day === '' ? '' : new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
