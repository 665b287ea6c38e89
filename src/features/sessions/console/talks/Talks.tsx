/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import type { SessionServices } from '../../desk/contract.ts'
import { paths } from '../paths.ts'
import { BookingNotes } from './BookingNotes.tsx'
import { Measuring } from './Measuring.tsx'

/** What this service writes down of a session beside the attendance, for the provider alone: sealed notes of a talk, what a check measured. */
export function Talks({ service, booking, person }: { service: string; booking: string; person: string }) {
  const isProvider = useHolds('provider')
  return isProvider ? <Kept {...{ service, booking, person }} /> : null
}

function Kept({ service, booking, person }: { service: string; booking: string; person: string }) {
  const { data } = useRead<SessionServices>(paths.services)
  const its = data?.services.find(({ id }) => id === service)
  if (!its) return null
  return (
    <>
      {its.measures.length > 0 && <Measuring booking={booking} kinds={its.measures} />}
      {its.sealedNotes && <BookingNotes booking={booking} person={person} />}
    </>
  )
}
