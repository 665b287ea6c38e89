import { useQuery } from '@tanstack/react-query'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { Family } from '../../household/contract.ts'
import type { PersonForGuardian, PersonForOfficer, PersonView } from '../../register/contract.ts'
import type { Purpose } from '../../shapes.ts'
import { paths } from '../paths.ts'

/** A record read whole. */
export type Whole = PersonForOfficer | PersonForGuardian

/** The family, telephones included, for the same purpose; this reading stays on record too. */
export const useFamily = (id: string, purpose: Purpose | undefined) => useReadFor<Family>(paths.family(id), purpose)

/** A part of somebody's record for a purpose. Each reading stays on record, so it is read again only when something was changed. */
export function useReadFor<T>(path: string, purpose: Purpose | undefined) {
  const district = useDistrict()
  return useQuery({
    queryKey: ['district', district, path, purpose ?? ''],
    queryFn: ({ signal }) => fetchJson<T>(withQuery(`/api/districts/${district}${path}`, { purpose }), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** A person as far as the reader may see them for this purpose. Each reading of the whole stays on record, so it is read again only when something was changed. */
export function usePerson(id: string, purpose: Purpose | undefined) {
  const district = useDistrict()
  return useQuery({
    queryKey: ['district', district, paths.person(id), purpose ?? ''],
    queryFn: ({ signal }) =>
      fetchJson<PersonView>(withQuery(`/api/districts/${district}${paths.person(id)}`, { purpose }), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10 * 60_000,
  })
}
