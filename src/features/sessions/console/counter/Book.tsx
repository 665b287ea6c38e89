/** @jsxImportSource react */
import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem, sentenceOf } from '../../../../console/api/problem.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import type { MadeBooking, NewBooking } from '../../bookings/contract.ts'
import type { Slot, SlotList } from '../../slots/contract.ts'
import { dayName, hoursOf } from '../parts/when.ts'
import { paths } from '../paths.ts'

type Told = { slot: Slot; person: PersonBrief; onMade(made: MadeBooking): void; onOther(slot: string): void }

/** Books the chosen slot, or joins its queue; a refusal says why and what can be done instead: the price, a reason of the officer's own, another slot. */
export function Book({ slot, person, onMade, onOther }: Told) {
  const words = useWords()
  const write = useWrite<MadeBooking>()
  const writable = useWritable()
  const form = useRef<HTMLFormElement>(null)
  const [refusal, setRefusal] = useState<unknown>()
  const code = refusal instanceof ApiProblem ? refusal.code : undefined
  const mayOverride = refusal instanceof ApiProblem && refusal.details.overridable === true
  const full = slot.left === 0 && slot.state !== 'soon'
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const body: Partial<NewBooking> = {
      ...{ slot: slot.id, person: person.id, ifFull: full || fields.get('queue') ? 'queue' : 'refuse' },
      ...{ channel: fields.get('channel') === 'phone' ? 'phone' : 'counter' },
      ...(fields.get('acceptPrice') ? { acceptPrice: true } : {}),
      ...(textOf(fields, 'overrideWhy') ? { overrideWhy: textOf(fields, 'overrideWhy') } : {}),
    }
    write.mutate(
      { path: paths.bookings, body, shows: () => form.current?.isConnected ?? false },
      { onSuccess: onMade, onError: setRefusal },
    )
  }
  return (
    <form ref={form} className="counter-book" onSubmit={send} aria-busy={write.isPending}>
      <p>
        <b>{person.name}</b> · {dayName(slot.onDay, words)} {hoursOf(slot)} · {slot.facilityName}
      </p>
      <p role="alert" className={refusal ? 'summary' : 'unseen'}>
        {refusal ? sentenceOf(refusal) : ''}
      </p>
      {(code === 'quota_used' || code === 'quota_used_unpriced') && (
        <label className="check">
          <input type="checkbox" name="acceptPrice" required />
          {words('console.sessions.counter.accept_price')}
        </label>
      )}
      {code === 'slot_full' && (
        <label className="check">
          <input type="checkbox" name="queue" required />
          {words('console.sessions.counter.queue_instead')}
        </label>
      )}
      {mayOverride && (
        <Field label={words('console.sessions.counter.override')} hint={words('console.sessions.counter.override_hint')}>
          {(told) => <textarea {...told} name="overrideWhy" required minLength={2} maxLength={500} />}
        </Field>
      )}
      <div className="buttons">
        <fieldset className="counter-channel">
          <legend className="unseen">{words('console.sessions.counter.channel')}</legend>
          {(['counter', 'phone'] as const).map((channel) => (
            <label key={channel} className="check">
              <input type="radio" name="channel" value={channel} defaultChecked={channel === 'counter'} />
              {words(`console.sessions.channel.${channel}`)}
            </label>
          ))}
        </fieldset>
        <button type="submit" className={mayOverride ? 'button grave' : 'button main'} disabled={write.isPending || !writable}>
          {words(
            mayOverride
              ? 'console.sessions.counter.book_all_the_same'
              : full
                ? 'console.sessions.counter.queue'
                : 'console.sessions.counter.book',
          )}
        </button>
      </div>
      {(full || code === 'slot_full') && <Instead slot={slot.id} onOther={onOther} />}
    </form>
  )
}

/** The nearest slots with room, instead of one that is full. */
function Instead({ slot, onOther }: { slot: string; onOther(slot: string): void }) {
  const words = useWords()
  const { data } = useRead<SlotList>(paths.alternatives(slot))
  if (!data || data.slots.length === 0) return null
  return (
    <>
      <p>{words('console.sessions.counter.instead')}</p>
      <ul className="plain-list">
        {data.slots.slice(0, 3).map((one) => (
          <li key={one.id}>
            <button type="button" className="link" onClick={() => onOther(one.id)}>
              {dayName(one.onDay, words)} {hoursOf(one)} · {one.facilityName}
            </button>{' '}
            {words('console.sessions.counter.left', { n: one.left })}
          </li>
        ))}
      </ul>
    </>
  )
}
