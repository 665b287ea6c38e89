import { useInfiniteQuery } from '@tanstack/react-query'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { PersonList } from '../../register/contract.ts'
import { paths } from '../paths.ts'

export type PersonQuery = Record<string, string | undefined>

/** Persons page by page: each goes on after the last one of the page before, so that nobody is missed or shown twice while others write. */
export function usePersons(query: PersonQuery) {
  const district = useDistrict()
  return useInfiniteQuery({
    queryKey: ['district', district, paths.persons, query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<PersonList>(
        withQuery(`/api/districts/${district}${paths.persons}`, { ...query, limit: 50, after: pageParam || undefined }),
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
}
