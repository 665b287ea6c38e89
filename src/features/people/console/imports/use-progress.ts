import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { ImportProgress } from '../../importing/contract.ts'
import { paths } from '../paths.ts'
import { isUnderWay } from './state.ts'

/** How far an import is, asked every second while something is under way; when that ends, the rest of the page is read anew. The work itself goes on without this page. */
export function useProgress(id: string, enabled: boolean) {
  const district = useDistrict()
  const queries = useQueryClient()
  const answer = useQuery({
    queryKey: ['progress', district, id],
    queryFn: ({ signal }) => fetchJson<ImportProgress>(`/api/districts/${district}${paths.importProgress(id)}`, { signal }),
    enabled,
    refetchInterval: ({ state }) => (!state.data || isUnderWay(state.data.state) ? 1000 : false),
  })
  const before = useRef<string>(undefined)
  const state = answer.data?.state
  useEffect(() => {
    if (state && before.current && state !== before.current) void queries.invalidateQueries({ queryKey: ['district', district] })
    before.current = state
  }, [state, queries, district])
  return answer
}
