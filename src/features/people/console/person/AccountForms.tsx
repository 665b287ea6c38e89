/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { MadeLetter } from '../../accounts/contract.ts'
import { dayAfter } from '../parts/say.ts'
import { paths } from '../paths.ts'

type Told = { person: string; onMade(made: MadeLetter): void; close(): void }

/** A letter after proof at the counter: its code, typed into an account, binds that account to the person. */
export function LetterForm({ person, bound, onMade, close }: Told & { bound: boolean }) {
  const words = useWords()
  const [as, setAs] = useState<'self' | 'guardian'>(bound ? 'guardian' : 'self')
  return (
    <WriteForm<MadeLetter>
      wish={(fields) => ({ path: paths.letters(person), body: { as, papers: textOf(fields, 'papers') } })}
      button={words('console.people.accounts.letter')}
      onDone={onMade}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.accounts.letter_hint')}</p>
          <Field label={words('console.people.accounts.for_whom')} error={wrong('as')}>
            {(told) => (
              <select {...told} value={as} onChange={(event) => setAs(event.target.value as 'self' | 'guardian')}>
                {(['self', 'guardian'] as const).map((one) => (
                  <option key={one} value={one} disabled={one === 'self' && bound}>
                    {words(`people.accounts.as.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Papers error={wrong('papers')} />
        </>
      )}
    </WriteForm>
  )
}

/** A letter that gives an account of the person's a new password. */
export function RecoveryForm({ person, onMade, close }: Told) {
  const words = useWords()
  return (
    <WriteForm<MadeLetter>
      wish={(fields) => ({
        path: paths.recoveries(person),
        body: { papers: textOf(fields, 'papers'), secondFactorWhy: textOf(fields, 'secondFactorWhy') || null },
      })}
      button={words('console.people.accounts.recovery')}
      onDone={onMade}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.accounts.recovery_hint')}</p>
          <Papers error={wrong('papers')} />
          <Field
            label={words('console.people.accounts.factor')}
            hint={words('console.people.accounts.factor_hint')}
            error={wrong('secondFactorWhy')}
          >
            {(told) => <input {...told} name="secondFactorWhy" minLength={2} maxLength={200} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}

/** Lets a carer, assessor or teacher see whom they serve, for as long as they do. */
export function DutyForm({ persons, close }: { persons: string[]; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const wish = (fields: FormData) => ({
    path: paths.duties,
    body: {
      persons,
      holder: textOf(fields, 'holder'),
      why: textOf(fields, 'why'),
      startsOn: textOf(fields, 'startsOn') || undefined,
      endsOn: dayAfter(textOf(fields, 'endsOn')),
    },
    done: words('console.people.accounts.duty_done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.people.accounts.duty')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.accounts.duty_hint')}</p>
          <Field
            label={words('console.people.accounts.holder')}
            hint={words('console.people.accounts.holder_hint')}
            error={wrong('holder')}
          >
            {(told) => <input {...told} name="holder" required maxLength={30} autoCapitalize="none" autoComplete="off" />}
          </Field>
          <Field label={words('console.people.accounts.why')} error={wrong('why')}>
            {(told) => <input {...told} name="why" required minLength={2} maxLength={200} />}
          </Field>
          <Field label={words('console.people.from')} error={wrong('startsOn')}>
            {(told) => <input {...told} type="date" name="startsOn" defaultValue={today} />}
          </Field>
          <Field label={words('console.people.until')} error={wrong('endsOn')}>
            {(told) => <input {...told} type="date" name="endsOn" required min={today} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}

function Papers({ error }: { error?: string }) {
  const words = useWords()
  return (
    <Field label={words('console.people.accounts.papers')} hint={words('console.people.accounts.papers_hint')} error={error}>
      {(told) => <input {...told} name="papers" required minLength={2} maxLength={200} />}
    </Field>
  )
}
