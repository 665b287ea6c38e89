/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { AttendanceEvent } from '../../attendance/contract.ts'
import { carersNow } from './events.ts'
import type { ShownRoom } from './notes.ts'

/** How many carers are in the room, one more or less by a touch, and whether they are enough for the children who are there. */
export function Carers({
  room,
  present,
  note,
}: {
  room: ShownRoom
  present: number
  note(event: AttendanceEvent, name: string): void
}) {
  const words = useWords()
  const count = room.carers?.count ?? null
  const { ratio } = room
  const set = (next: number) => note(carersNow(next), words('console.sessions.room.carers'))
  const breaks = ratio?.holds === false
  return (
    <section className={breaks ? 'room-ratio breaks' : 'room-ratio'} aria-label={words('console.sessions.room.ratio')}>
      <p className="room-present">
        <b>{present}</b> {words('console.sessions.room.present_now')}
      </p>
      <fieldset className="stepper" aria-label={words('console.sessions.room.carers')}>
        <button
          type="button"
          aria-label={words('console.sessions.room.carer_less')}
          disabled={count === null || count === 0}
          onClick={() => set(Math.max(0, (count ?? 0) - 1))}
        >
          −
        </button>
        <output aria-live="polite">
          <b>{count ?? '–'}</b> {words('console.sessions.room.carers')}
        </output>
        <button type="button" aria-label={words('console.sessions.room.carer_more')} onClick={() => set((count ?? 0) + 1)}>
          +
        </button>
      </fieldset>
      {ratio && (
        <p className="room-norm">
          {words('console.sessions.room.norm', {
            class: words(`console.sessions.class.${ratio.basis}`),
            n: ratio.perCarer,
            needed: ratio.needed,
          })}
          {ratio.holds === null && <> {words('console.sessions.room.carers_unknown')}</>}
        </p>
      )}
      <p role="alert" className={breaks ? 'room-warning' : 'unseen'}>
        {breaks &&
          words('console.sessions.room.breaks', { children: ratio.children, needed: ratio.needed, carers: ratio.carers ?? 0 })}
      </p>
    </section>
  )
}
