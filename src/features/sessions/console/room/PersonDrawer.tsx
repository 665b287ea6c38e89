/** @jsxImportSource react */
import { useState } from 'react'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { AttendanceEvent, Tap } from '../../attendance/contract.ts'
import { monthsText } from '../parts/ages.ts'
import { timeOf } from '../parts/when.ts'
import { Talks } from '../talks/Talks.tsx'
import { CallList } from './CallList.tsx'
import { undone } from './events.ts'
import { DayNoteForm, InjuryForm } from './forms.tsx'
import { type ShownPerson, toldTo } from './notes.ts'
import { relationOf } from './relation.ts'

const permissions = ['photo', 'outing', 'medicine'] as const

/** All that whoever looks after somebody may know of them, and what can be written down about their day. */
export function PersonDrawer({
  person,
  slot,
  service,
  note,
  onClose,
}: {
  person: ShownPerson
  slot: string
  service: string
  note(event: AttendanceEvent, name: string): void
  onClose(): void
}) {
  const words = useWords()
  const [form, setForm] = useState<'injury' | 'note'>()
  const done = () => setForm(undefined)
  return (
    <RecordDrawer title={person.name} onClose={onClose}>
      <p className="muted">
        {monthsText(person.ageMonths, words)} · {words('console.sessions.room.code', { code: person.code })}
      </p>
      <dl className="facts">
        <dt>{words('console.sessions.room.allergy')}</dt>
        <dd className={person.allergies.length > 0 ? 'urgent-text' : undefined}>
          {person.allergies.join(words('console.sessions.weekday_comma')) || words('console.sessions.room.none_told')}
        </dd>
        <dt>{words('console.sessions.room.needs')}</dt>
        <dd>{person.needs || words('console.sessions.room.none_told')}</dd>
        {permissions.map((one) => {
          const may = person.permissions?.[one] ?? null
          return [
            <dt key={one}>{words(`console.sessions.room.permission.${one}`)}</dt>,
            <dd key={`${one} said`}>
              <Tag tone={may === null ? 'quiet' : may ? 'good' : 'wait'}>
                {words(`console.sessions.room.permission.${may === null ? 'unasked' : may ? 'yes' : 'no'}`)}
              </Tag>
            </dd>,
          ]
        })}
        {person.mustBeFetched && <dt>{words('console.sessions.room.may_fetch')}</dt>}
        {person.mustBeFetched && (
          <dd>
            {person.mayFetch
              .map((one) => words('console.sessions.room.fetcher', { name: one.name, relation: relationOf(one, words) }))
              .join(words('console.sessions.weekday_comma')) || words('console.sessions.room.none_named')}
          </dd>
        )}
      </dl>
      <Taps person={person} note={note} />
      <h3>{words('console.sessions.room.contacts')}</h3>
      <CallList booking={person.booking} />
      <Talks service={service} booking={person.booking} person={person.person} />
      <h3>{words('console.sessions.room.injuries')}</h3>
      {person.injuries.length === 0 && <p className="muted">{words('console.sessions.room.no_injuries')}</p>}
      <ul className="plain-list">
        {person.injuries.map(({ id, happenedAt, what, where, acknowledgedAt }) => (
          <li key={id}>
            {words('console.sessions.room.injury', { at: timeOf(happenedAt), where, what })}{' '}
            <Tag tone={acknowledgedAt ? 'good' : 'wait'}>
              {acknowledgedAt
                ? words('console.sessions.room.acknowledged', { at: instant(acknowledgedAt) })
                : words('console.sessions.room.not_acknowledged')}
            </Tag>
          </li>
        ))}
      </ul>
      {form === 'injury' ? (
        <InjuryForm person={person} slot={slot} close={done} />
      ) : (
        <button type="button" className="button" onClick={() => setForm('injury')}>
          {words(`console.sessions.room.record_injury${toldTo(person)}`)}
        </button>
      )}
      <h3>{words('console.sessions.room.day_note')}</h3>
      {person.note && <p className="room-note">{person.note}</p>}
      {form === 'note' ? (
        <DayNoteForm person={person} slot={slot} close={done} />
      ) : (
        <button type="button" className="button" onClick={() => setForm('note')}>
          {words(person.note ? 'console.sessions.room.change_note' : `console.sessions.room.write_note${toldTo(person)}`)}
        </button>
      )}
    </RecordDrawer>
  )
}

/** Their coming and going today, each of which may be taken back when it was a mistake. */
function Taps({ person, note }: { person: ShownPerson; note(event: AttendanceEvent, name: string): void }) {
  const words = useWords()
  const line = (kind: 'arrived' | 'left', tap: Tap | null, last: boolean) =>
    tap && (
      <li>
        {words(`console.sessions.room.${kind}${tap.who ? '_with' : ''}`, { at: timeOf(tap.at), who: tap.who ?? '' })}{' '}
        {tap.why && <span className="src">{tap.why}</span>}{' '}
        {tap.byName && <span className="src">{words('console.sessions.room.by', { name: tap.byName })}</span>}{' '}
        {last && (
          <button type="button" className="link" onClick={() => note(undone(tap.id), person.name)}>
            {words('console.sessions.room.take_back')}
          </button>
        )}
      </li>
    )
  if (!person.arrived) return null
  return (
    <>
      <h3>{words('console.sessions.room.taps')}</h3>
      <ul className="plain-list">
        {line('arrived', person.arrived, person.left === null)}
        {line('left', person.left, true)}
      </ul>
    </>
  )
}
