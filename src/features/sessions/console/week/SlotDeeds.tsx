/** @jsxImportSource react */
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { numberOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { HeldSlot } from '../../desk/contract.ts'
import { paths } from '../paths.ts'

/** What whoever runs a slot may change: its room, and whether it is held at all. */
export function SlotDeeds({ slot }: { slot: HeldSlot }) {
  const words = useWords()
  if (slot.state === 'cancelled') return null
  if (slot.state === 'over') return slot.settled ? null : <Settle slot={slot} />
  return (
    <div className="session-deeds">
      <AskButton label={words('console.sessions.slot.change_room')} title={words('console.sessions.slot.change_room')}>
        {(close) => <RoomForm slot={slot} close={close} />}
      </AskButton>
      <ReasonButton
        label={words('console.sessions.slot.cancel')}
        title={words('console.sessions.slot.cancel')}
        hint={words('console.sessions.slot.cancel_hint', { n: slot.taken + slot.waiting })}
        wish={(reason) => ({
          path: paths.slotCancellation(slot.id),
          body: { reason },
          done: words('console.sessions.slot.cancel_done'),
        })}
      />
    </div>
  )
}

/** Says that the record of a slot that is over is complete: whoever has not come was absent. */
function Settle({ slot }: { slot: HeldSlot }) {
  const words = useWords()
  return (
    <div className="session-deeds">
      <ReasonButton
        kind="button"
        label={words('console.sessions.slot.settle')}
        title={words('console.sessions.slot.settle')}
        hint={words('console.sessions.slot.settle_hint')}
        wish={(reason) => ({
          path: paths.settlement(slot.id),
          body: { reason },
          done: words('console.sessions.slot.settle_done'),
        })}
      />
    </div>
  )
}

function RoomForm({ slot, close }: { slot: HeldSlot; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.slotCapacity(slot.id),
    body: { capacity: numberOf(fields, 'capacity') ?? slot.capacity, staff: numberOf(fields, 'staff') ?? null },
    done: words('console.sessions.slot.change_room_done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field
            label={words('console.sessions.schedules.capacity')}
            hint={words('console.sessions.slot.capacity_hint', { taken: slot.taken })}
            error={wrong('capacity')}
          >
            {(told) => (
              <input {...told} type="number" name="capacity" required min={slot.taken} max={2000} defaultValue={slot.capacity} />
            )}
          </Field>
          <Field label={words('console.sessions.schedules.staff')} error={wrong('staff')}>
            {(told) => <input {...told} type="number" name="staff" min={0} max={200} defaultValue={slot.staff ?? ''} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
