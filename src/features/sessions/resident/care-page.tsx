/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import type { DayNote, Injury } from '../attendance/safety/contract.ts'
import { readCareRecord } from '../attendance/safety/reading.ts'
import { acknowledgeInjury } from '../attendance/safety/recording.ts'
import { nameOf } from '../choosing/persons.ts'
import { BackToMine } from './my-page.tsx'
import { Deed, Lines, Look, RefusedForm } from './parts.tsx'
import { addressOf, idOf, type Speech, sayDay, sayMoment, speechOf } from './say.ts'

/** `/my/{person}/care`: injuries that are to be signed, and what was written about the days. */
export const carePage = page({
  path: '/my/{person}/care',
  scope: 'signed_in',
  form: z.object({ id: z.uuid() }),
  run: async (request) => {
    const { ctx, refused, words } = request
    const speech = speechOf(request)
    const { injuries, notes } = await readCareRecord(ctx, idOf(request, 'person'))
    const unsigned = injuries.filter(({ acknowledgedAt }) => acknowledgedAt === null)
    const signed = injuries.filter(({ acknowledgedAt }) => acknowledgedAt !== null)
    return {
      title: words('sessions.care.title', { name: await nameOf(ctx, idOf(request, 'person')) }),
      body: (
        <div class="booking">
          <Look />
          <RefusedForm refused={refused} speech={speech} />
          {unsigned.length > 0 && <h2>{words('sessions.care.to_sign')}</h2>}
          {unsigned.map((one) => (
            <InjuryCard key={one.id} one={one} speech={speech} />
          ))}
          <h2>{words('sessions.care.notes')}</h2>
          {notes.length === 0 && <p>{words('sessions.care.no_notes')}</p>}
          {notes.map((one) => (
            <NoteCard key={one.id} one={one} speech={speech} />
          ))}
          <h2>{words('sessions.care.injuries')}</h2>
          {signed.length === 0 && <p>{words(unsigned.length > 0 ? 'sessions.care.none_signed' : 'sessions.care.none')}</p>}
          {signed.map((one) => (
            <InjuryCard key={one.id} one={one} speech={speech} />
          ))}
          <BackToMine speech={speech} />
        </div>
      ),
    }
  },
  submit: async (request, { id }) => {
    await acknowledgeInjury(request.ctx, id)
    return { to: addressOf(speechOf(request), `/my/${idOf(request, 'person')}/care`) }
  },
})

function InjuryCard({ one, speech }: { one: Injury; speech: Speech }) {
  const { words } = speech
  return (
    <article class={one.acknowledgedAt ? 'card' : 'card urgent'}>
      <h3>{`${sayMoment(one.happenedAt, speech)} ${one.facilityName}`}</h3>
      <Lines
        lines={[
          [words('sessions.care.what'), one.what],
          [words('sessions.care.where'), one.where],
          [words('sessions.care.first_aid'), one.firstAid],
          [words('sessions.care.by'), one.recordedByName],
        ]}
      />
      {one.acknowledgedAt ? (
        <p class="lead">
          {words('sessions.care.signed', { at: sayMoment(one.acknowledgedAt, speech), by: one.acknowledgedByName ?? '' })}
        </p>
      ) : (
        <Deed deed="sign" id={one.id} text={words('sessions.care.sign')} main />
      )}
    </article>
  )
}

const NoteCard = ({ one, speech }: { one: DayNote; speech: Speech }) => (
  <article class="card">
    <h3>{`${sayDay(one.startsAt, speech)} ${one.facilityName}`}</h3>
    <p class="told">{one.text}</p>
    <p class="lead">{one.byName}</p>
  </article>
)
