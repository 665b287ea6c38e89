/** @jsxImportSource react */
import { useEffect } from 'react'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { HeldSlot, SessionVenues, VenueSlots } from '../../desk/contract.ts'
import { dayQuery } from '../inside/from-device.ts'
import { firstOf } from '../parts/use-venues.ts'
import { VenueChoice } from '../parts/VenueChoice.tsx'
import { Views } from '../parts/Views.tsx'
import { domainNow, hoursOf } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { useSingleTaps } from './double-tap.ts'
import { InRoom } from './InRoom.tsx'
import { keepForOffline } from './offline.ts'
import { useKeptRead } from './use-kept-read.ts'
import '../sessions.css'
import './room.css'

/** Today's room: who should come, who is there, who has gone; it goes on working while the network is away. */
export function RoomPage() {
  const words = useWords()
  const [{ facility }] = useAddress()
  const list = useKeptRead<SessionVenues>(paths.venues)
  useEffect(() => void keepForOffline(), [])
  useSingleTaps()
  const venues = (list.data?.venues ?? []).filter(({ mine }) => mine)
  const chosen = venues.find(({ id }) => id === facility) ?? firstOf(venues)
  return (
    <>
      <PageHead title={words('console.sessions.room.title')} actions={<VenueChoice venues={venues} chosen={chosen} />} />
      <Views facility={chosen?.id} />
      <Loaded of={list}>
        {() =>
          chosen ? (
            <Today facility={chosen.id} />
          ) : (
            <Empty title={words('console.sessions.no_venue')}>{words('console.sessions.room.no_venue_hint')}</Empty>
          )
        }
      </Loaded>
    </>
  )
}

function Today({ facility }: { facility: string }) {
  const words = useWords()
  const { today } = useInstallation()
  const [{ slot }] = useAddress()
  const day = useKeptRead<VenueSlots>(paths.venueSlots(facility), dayQuery(today), { everyMs: 5 * 60_000 })
  return (
    <Loaded of={day}>
      {({ slots }) => {
        const held = slots.filter(({ state }) => state !== 'cancelled')
        const chosen = slot ?? nearestOf(held, domainNow(today))?.id
        return (
          <>
            {held.length > 1 && <Slots facility={facility} slots={held} chosen={chosen} />}
            {chosen ? (
              <InRoom key={chosen} slot={chosen} />
            ) : (
              <Empty title={words('console.sessions.room.none_today')}>
                <To path="/sessions" search={{ facility }}>
                  {words('console.sessions.week.title')}
                </To>
              </Empty>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** The slot under way, else the next one, else the last of the day. */
export function nearestOf(slots: readonly HeldSlot[], now: Date): HeldSlot | undefined {
  const ahead = slots.find(({ endsAt }) => new Date(endsAt).getTime() > now.getTime() - 30 * 60_000)
  return ahead ?? slots.at(-1)
}

function Slots({ facility, slots, chosen }: { facility: string; slots: HeldSlot[]; chosen: string | undefined }) {
  const words = useWords()
  return (
    <nav className="room-slots" aria-label={words('console.sessions.room.slots')}>
      {slots.map((slot) => (
        <To
          key={slot.id}
          path="/rooms"
          search={{ facility, slot: slot.id }}
          className={slot.id === chosen ? 'chip on' : 'chip'}
          aria-current={slot.id === chosen ? 'page' : undefined}
        >
          <b>{hoursOf(slot)}</b> {slot.name}
          {slot.room && ` · ${slot.room}`}
        </To>
      ))}
    </nav>
  )
}
