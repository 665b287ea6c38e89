import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { useDistrict, useMoment } from '../../../../console/session/place.ts'
import type { Facilities } from '../../facilities/contract.ts'
import { paths } from '../paths.ts'

type Page = z.output<typeof Facilities>

const step = 100

/** The register as of the day being looked at, page by page. */
export function useFacilities(query: Record<string, string | undefined>, enabled: boolean) {
  const district = useDistrict()
  const { asOf } = useMoment()
  return useInfiniteQuery({
    queryKey: ['district', district, paths.facilities, query, asOf],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page>(
        withQuery(`/api/districts/${district}${paths.facilities}`, { ...query, asOf, limit: step, offset: pageParam }),
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (all.length * step < last.total ? all.length * step : undefined),
    enabled,
  })
}
