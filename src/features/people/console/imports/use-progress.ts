import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { ImportProgress } from '../../importing/contract.ts'
import { paths } from '../paths.ts'
import { isUnderWay } from './state.ts'

/** How far an import is, asked every second while the page knows it to be under way; once it has gone on, the page is read anew. The work itself goes on without this page. */
export function useProgress(id: string, known: ImportProgress['state']) {
  const district = useDistrict()
  const queries = useQueryClient()
  const answer = useQuery({
    queryKey: ['progress', district, id],
    queryFn: ({ signal }) => fetchJson<ImportProgress>(`/api/districts/${district}${paths.importProgress(id)}`, { signal }),
    enabled: isUnderWay(known),
    staleTime: 0,
    refetchInterval: ({ state }) => (!state.data || isUnderWay(state.data.state) ? 1000 : false),
  })
  const state = answer.data?.state
  useEffect(() => {
    if (state && isUnderWay(known) && state !== known) void queries.invalidateQueries({ queryKey: ['district', district] })
  }, [state, known, queries, district])
  return answer
}
