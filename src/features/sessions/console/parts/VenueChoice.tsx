/** @jsxImportSource react */
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { SessionVenue } from '../../desk/contract.ts'

/** Chooses the facility that a page is about, kept in the address. With one facility alone it is only named. */
export function VenueChoice({ venues, chosen }: { venues: readonly SessionVenue[]; chosen: SessionVenue | undefined }) {
  const words = useWords()
  const [, set] = useAddress()
  if (venues.length === 1 && chosen) return <b className="session-venue">{chosen.name}</b>
  return (
    <select
      className="chip session-venue"
      aria-label={words('console.sessions.facility')}
      value={chosen?.id ?? ''}
      onChange={(event) => set({ facility: event.target.value, slot: undefined }, 'step')}
    >
      {venues.map(({ id, name, streetName }) => (
        <option key={id} value={id}>
          {[name, streetName].filter(Boolean).join(' · ')}
        </option>
      ))}
    </select>
  )
}
