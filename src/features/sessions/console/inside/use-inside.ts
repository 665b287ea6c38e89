import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { ApiProblem } from '../../../../console/api/problem.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import { useInstallation, useMe } from '../../../../console/session/session.tsx'
import type { Inside, Room } from '../../attendance/contract.ts'
import type { VenueSlots } from '../../desk/contract.ts'
import { domainNow } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { notesOf } from '../room/kept.ts'
import { lastRead } from '../room/use-kept-read.ts'
import { dayQuery, type InsideOfDevice, insideOfDevice } from './from-device.ts'

/** A drill does not wait: a server that has not answered by then counts as away. */
const patienceMs = 6_000

/** Who is inside: the server's list, read anew each time the page is opened; while it cannot be reached, what this device knows. */
export function useInside(facility: string) {
  const district = useDistrict()
  const path = paths.inside(facility)
  const read = useQuery({
    queryKey: ['district', district, path],
    queryFn: ({ signal }) =>
      fetchJson<Inside>(`/api/districts/${district}${path}`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      }),
    ...{ networkMode: 'always', retry: false, gcTime: 0 },
  })
  const ofDevice = useInsideOfDevice(facility)
  return { read, device: isAway(read.error) ? ofDevice() : undefined }
}

/** Not a refusal, but no answer. */
const isAway = (error: Error | null): boolean =>
  error !== null && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500)

function useInsideOfDevice(facility: string): () => InsideOfDevice | undefined {
  const district = useDistrict()
  const { account } = useMe()
  const { today } = useInstallation()
  return () => {
    const place = { account: account.id, district }
    const day = lastRead<VenueSlots>(place, paths.venueSlots(facility), dayQuery(today))
    if (!day) return undefined
    const rooms = day.value.slots.flatMap(({ id }) => {
      const kept = lastRead<Room>(place, paths.slotRoom(id))
      return kept ? [[id, { ...kept, notes: notesOf({ ...place, slot: id }) }] as const] : []
    })
    const at = (deviceAt: string) => domainNow(today, new Date(deviceAt)).toISOString()
    return insideOfDevice({ day: day.value, rooms: new Map(rooms) }, { now: domainNow(today).toISOString(), at })
  }
}
