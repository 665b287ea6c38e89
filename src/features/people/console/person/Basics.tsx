/** @jsxImportSource react */
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonForOfficer } from '../../register/contract.ts'
import type { Purpose } from '../../shapes.ts'
import { paths } from '../paths.ts'
import { AddNumber, NumberLine } from './Numbers.tsx'
import { Panel } from './Panel.tsx'
import type { Whole } from './use-person.ts'

/** Name, sex, birth, telephone, documents; corrected with a reason that stays on record. */
export function Basics({ whole, keeps, purpose }: { whole: Whole; keeps: boolean; purpose: Purpose | undefined }) {
  const words = useWords()
  return (
    <Panel
      title={words('console.people.basics.title')}
      actions={
        whole.as === 'officer' && (
          <AskButton kind="link" label={words('console.people.basics.correct')} title={words('console.people.basics.correct')}>
            {(close) => <CorrectForm person={whole} close={close} />}
          </AskButton>
        )
      }
    >
      <dl className="facts">
        <dt>{words('console.people.list.name')}</dt>
        <dd>{whole.name}</dd>
        <dt>{words('console.people.list.sex')}</dt>
        <dd>{words(`console.people.sex.${whole.sex}`)}</dd>
        <dt>{words('console.people.basics.born')}</dt>
        <dd>{whole.bornOn ?? '–'}</dd>
        <dt>{words('console.people.list.phone')}</dt>
        <dd className="number">{whole.phone ?? '–'}</dd>
        {whole.as === 'officer' && (
          <>
            <dt>{words('console.people.source.short')}</dt>
            <dd>{whole.source}</dd>
          </>
        )}
        <dt>{words('console.people.basics.changed')}</dt>
        <dd>{instant(whole.changedAt)}</dd>
      </dl>
      <div className="panel-head">
        <h3>{words('console.people.number.title')}</h3>
        {keeps && <AddNumber person={whole.id} />}
      </div>
      {whole.identities.length === 0 && <p className="muted">{words('console.people.number.none')}</p>}
      <ul className="plain-list">
        {whole.identities.map((identity) => (
          <li key={identity.id}>
            <NumberLine
              identity={identity}
              purpose={purpose}
              withdraw={
                keeps && (
                  <ReasonButton
                    label={words('console.people.withdraw')}
                    title={words('console.people.number.withdraw')}
                    about={identity.masked}
                    wish={(reason) => ({
                      path: paths.identityWithdrawal(identity.id),
                      body: { reason },
                      done: words('console.people.number.withdrawn'),
                    })}
                  />
                )
              }
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Corrects name, sex, birth and telephone, with the reason. */
export function CorrectForm({ person, close }: { person: PersonForOfficer; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const wish = (fields: FormData) => ({
    path: paths.person(person.id),
    method: 'PUT' as const,
    body: {
      revision: person.revision,
      why: textOf(fields, 'why'),
      name: textOf(fields, 'name'),
      sex: textOf(fields, 'sex'),
      bornOn: textOf(fields, 'bornOn') || null,
      phone: textOf(fields, 'phone') || null,
    },
    done: words('console.people.basics.corrected'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.people.list.name')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required maxLength={100} defaultValue={person.name} />}
          </Field>
          <Field label={words('console.people.list.sex')} error={wrong('sex')}>
            {(told) => (
              <select {...told} name="sex" defaultValue={person.sex}>
                {(['female', 'male', 'unknown'] as const).map((one) => (
                  <option key={one} value={one}>
                    {words(`console.people.sex.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words('console.people.basics.born')} error={wrong('bornOn')}>
            {(told) => <input {...told} type="date" name="bornOn" max={today} defaultValue={person.bornOn ?? ''} />}
          </Field>
          <Field label={words('console.people.list.phone')} error={wrong('phone')}>
            {(told) => <input {...told} name="phone" inputMode="tel" maxLength={20} defaultValue={person.phone ?? ''} />}
          </Field>
          <Field label={words('console.people.basics.why')} hint={words('console.people.basics.why_hint')} error={wrong('why')}>
            {(told) => <textarea {...told} name="why" required minLength={2} maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
