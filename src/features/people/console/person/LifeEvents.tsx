/** @jsxImportSource react */
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { EvidenceField, evidenceOf } from '../../../../console/parts/EvidenceField.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { LifeEvent } from '../../life/contract.ts'
import type { PersonBrief } from '../../shapes.ts'
import { NumberField } from '../parts/NumberField.tsx'
import { PersonPick } from '../parts/PersonPick.tsx'
import { SourceField } from '../parts/SourceField.tsx'
import { paths } from '../paths.ts'
import { MoveButton } from './MoveButton.tsx'
import { Panel } from './Panel.tsx'
import type { Whole } from './use-person.ts'

/** Births, moves, death as they were recorded; a mistake is undone with a reason and everything is as before. */
export function LifeEvents({
  whole,
  answer,
  keeps,
}: {
  whole: Whole
  answer: UseQueryResult<{ events: LifeEvent[] }>
  keeps: boolean
}) {
  const words = useWords()
  const may = keeps && !whole.diedOn
  return (
    <Panel
      title={words('console.people.life.title')}
      actions={
        may && (
          <>
            <MoveButton whole={whole} />
            {whole.sex !== 'unknown' && (whole.age ?? 0) >= 14 && (
              <AskButton kind="link" label={words('console.people.life.birth')} title={words('console.people.life.birth')}>
                {(close) => <BirthForm whole={whole} close={close} />}
              </AskButton>
            )}
            <AskButton
              kind="link"
              label={words('console.people.life.death')}
              title={words('console.people.life.death_of', { name: whole.name })}
            >
              {(close) => <DeathForm whole={whole} close={close} />}
            </AskButton>
          </>
        )
      }
    >
      <Loaded of={answer} rows={2}>
        {({ events }) => (
          <>
            {events.length === 0 && <p className="muted">{words('console.people.life.none')}</p>}
            <ul className="plain-list">
              {events.map((event) => (
                <li key={event.id}>
                  <Line event={event} keeps={keeps} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Line({ event, keeps }: { event: LifeEvent; keeps: boolean }) {
  const words = useWords()
  const title = words(`console.people.life.kind.${event.kind}`)
  return (
    <div className="spread">
      <span>
        <b className={event.undone ? 'struck' : undefined}>{title}</b> {event.on}{' '}
        {event.undone && <Tag>{words('console.people.life.undone')}</Tag>}
        <br />
        <span className="src">
          {words('console.people.life.recorded', { name: event.by, at: instant(event.at), source: event.source })}
          {event.undone && ` · ${words('console.people.life.undone_because', { why: event.undone.why })}`}
        </span>
      </span>
      {keeps && !event.undone && (
        <ReasonButton
          label={words('console.people.life.undo')}
          title={words('console.people.life.undo_title')}
          about={`${title} ${event.on}`}
          hint={words('console.people.life.undo_hint')}
          wish={(reason) => ({
            path: paths.lifeEventUndoing(event.id),
            body: { reason },
            done: words('console.people.life.undo_done'),
          })}
        />
      )}
    </div>
  )
}

function DeathForm({ whole, close }: { whole: Whole; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  return (
    <WriteForm
      grave
      wish={(fields) => ({
        path: paths.death(whole.id),
        body: { on: textOf(fields, 'on'), source: textOf(fields, 'source'), evidence: evidenceOf(fields)[0] ?? null },
        done: words('console.people.life.death_done', { name: whole.name }),
      })}
      button={words('console.people.life.death')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p>{words('console.people.life.death_hint')}</p>
          <Field label={words('console.people.life.died_on')} error={wrong('on')}>
            {(told) => <input {...told} type="date" name="on" required max={today} min={whole.bornOn ?? undefined} />}
          </Field>
          <SourceField error={wrong('source')} />
          <EvidenceField error={wrong('evidence')} />
        </>
      )}
    </WriteForm>
  )
}

function BirthForm({ whole, close }: { whole: Whole; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const [number, setNumber] = useState('')
  const [other, setOther] = useState<PersonBrief>()
  const mother = whole.sex === 'female'
  const wish = (fields: FormData) => ({
    path: paths.births,
    body: {
      name: textOf(fields, 'name'),
      sex: textOf(fields, 'sex'),
      bornOn: textOf(fields, 'bornOn'),
      mother: mother ? whole.id : other?.id,
      father: mother ? other?.id : whole.id,
      identity: number.trim() ? { kind: 'citizen', number } : null,
      source: textOf(fields, 'source'),
    },
    done: words('console.people.life.birth_done', { name: textOf(fields, 'name') }),
  })
  return (
    <WriteForm wish={wish} button={words('console.people.life.birth')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.life.birth_hint', { name: whole.name })}</p>
          <Field label={words('console.people.life.child')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required maxLength={100} autoComplete="off" />}
          </Field>
          <Field label={words('console.people.list.sex')} error={wrong('sex')}>
            {(told) => (
              <select {...told} name="sex" required>
                {(['female', 'male'] as const).map((one) => (
                  <option key={one} value={one}>
                    {words(`console.people.sex.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words('console.people.basics.born')} error={wrong('bornOn')}>
            {(told) => <input {...told} type="date" name="bornOn" required max={today} />}
          </Field>
          <PersonPick
            label={words(mother ? 'console.people.life.father' : 'console.people.life.mother')}
            hint={words('console.people.life.parent_hint')}
            chosen={other}
            except={whole.id}
            onChoose={setOther}
          />
          <NumberField value={number} onChange={setNumber} citizen />
          <SourceField error={wrong('source')} />
        </>
      )}
    </WriteForm>
  )
}
