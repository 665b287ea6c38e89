import { useInfiniteQuery } from '@tanstack/react-query'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'

/** A list that is read page by page by the cursor of the page before. */
export function usePages<T extends { next: string | null }>(path: string, query: Record<string, string | undefined>) {
  const district = useDistrict()
  return useInfiniteQuery({
    queryKey: ['district', district, path, query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<T>(withQuery(`/api/districts/${district}${path}`, { ...query, limit: 100, after: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
}
