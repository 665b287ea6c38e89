import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useDistrict, useMoment } from '../session/place.ts'
import { fetchJson, withQuery } from './fetch-json.ts'

type Query = Record<string, string | number | undefined>

/** Reads `/api/districts/{district}{path}` as of the day being looked at. A new filter keeps the old rows on screen until the new ones are there. */
export function useRead<T>(path: string, query: Query = {}, { enabled = true } = {}): UseQueryResult<T> {
  const district = useDistrict()
  const { asOf, corrected } = useMoment()
  const url = withQuery(`/api/districts/${district}${path}`, { ...query, asOf, corrected: corrected ? '1' : undefined })
  const place = [district, path, asOf, corrected]
  return useQuery({
    queryKey: ['district', ...place, query],
    queryFn: ({ signal }) => fetchJson<T>(url, { signal }),
    // Only a new filter: rows of another day, district or record must not stand under this one's heading.
    placeholderData: (before, read) => (read && place.every((part, at) => read.queryKey[at + 1] === part) ? before : undefined),
    enabled,
  })
}

/** Reads what belongs to the installation: `/api{path}`. */
export function useReadInstallation<T>(path: string, query: Query = {}): UseQueryResult<T> {
  return useQuery({
    queryKey: ['installation', path, query],
    queryFn: ({ signal }) => fetchJson<T>(withQuery(`/api${path}`, query), { signal }),
  })
}
