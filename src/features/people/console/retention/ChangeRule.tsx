/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { numberOf, textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { RetentionSchedule } from '../../retention/contract.ts'
import { paths } from '../paths.ts'
import { kindText } from './say.ts'

type Rule = RetentionSchedule['kinds'][string]
const whats = ['delete', 'pseudonymise', 'hold'] as const

/** Publishes the schedule anew with another period for one kind of record. */
export function ChangeRule({ kind, kinds }: { kind: string; kinds: RetentionSchedule['kinds'] }) {
  const words = useWords()
  const rule = kinds[kind]
  if (!rule) return null
  const title = words('console.people.retention.change_title', { kind: kindText(kind, words) })
  return (
    <AskButton kind="link" label={words('console.people.retention.change')} title={title}>
      {(close) => (
        <WriteForm
          wish={(fields) => ({
            path: paths.retentionSchedule,
            method: 'PUT',
            body: { kinds: { ...kinds, [kind]: changed(rule, fields) } },
            done: words('console.people.retention.published'),
          })}
          button={words('console.people.retention.publish')}
          onDone={close}
          onCancel={close}
        >
          {(wrong) => <Fields rule={rule} wrong={wrong} />}
        </WriteForm>
      )}
    </AskButton>
  )
}

const parts = { years: 'Y', months: 'M', days: 'D' } as const

function Fields({ rule, wrong }: { rule: Rule; wrong(name: string): string | undefined }) {
  const words = useWords()
  const period = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(rule.after) ?? []
  const error = (name: string) => {
    const said = wrong(name)
    return said === undefined ? {} : { error: said }
  }
  return (
    <>
      <p>{words('console.people.retention.change_hint')}</p>
      {(Object.keys(parts) as (keyof typeof parts)[]).map((unit, at) => (
        <Field key={unit} label={words(`console.people.retention.in_${unit}`)} {...error('after')}>
          {(told) => (
            <input
              {...told}
              type="number"
              name={unit}
              min={0}
              max={unit === 'days' ? 9999 : 999}
              defaultValue={period[at + 1] ?? ''}
            />
          )}
        </Field>
      ))}
      <Field label={words('console.people.retention.then')}>
        {(told) => (
          <select {...told} name="what" defaultValue={rule.what}>
            {whats.map((what) => (
              <option key={what} value={what}>
                {words(`people.retention.what.${what}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words('console.people.retention.basis')} {...error('basis')}>
        {(told) => <textarea {...told} name="basis" required minLength={2} defaultValue={rule.basis} />}
      </Field>
      <Field label={words('console.people.retention.unsure_label')} hint={words('console.people.retention.unsure_hint')}>
        {(told) => <input {...told} name="unsure" defaultValue={rule.unsure ?? ''} />}
      </Field>
    </>
  )
}

/** The rule with what the form says; nothing at all in the three fields is no period, which the server refuses. */
function changed({ from, after }: Rule, fields: FormData): Rule {
  const period = Object.entries(parts)
    .map(([unit, letter]) => (numberOf(fields, unit) ? `${numberOf(fields, unit)}${letter}` : ''))
    .join('')
  const unsure = textOf(fields, 'unsure')
  return {
    ...{ from, after: period === '' ? after : `P${period}` },
    ...{ what: textOf(fields, 'what') as Rule['what'], basis: textOf(fields, 'basis') },
    ...(unsure === '' ? {} : { unsure }),
  }
}
