import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { Impact, ImpactPersons } from '../../rulebook/contract.ts'
import { paths } from '../paths.ts'

/** Whether the preview's job has still to end. */
export const isUnderWay = (impact: Impact | null): boolean => impact?.state === 'waiting' || impact?.state === 'running'

/** The draft's preview, asked every second while it is under way; the work itself goes on without this page. */
export function useImpact(draft: string, known: Impact | null): Impact | null {
  const district = useDistrict()
  const queries = useQueryClient()
  const answer = useQuery({
    queryKey: ['impact', district, draft, known?.id],
    queryFn: ({ signal }) => fetchJson<{ impact: Impact | null }>(`/api/districts/${district}${paths.impact(draft)}`, { signal }),
    enabled: isUnderWay(known),
    staleTime: 0,
    refetchInterval: ({ state }) => (!state.data || isUnderWay(state.data.impact) ? 1000 : false),
  })
  const now = answer.data?.impact
  const ended = now !== undefined && !isUnderWay(now) && isUnderWay(known)
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: ['district', district] })
  }, [ended, queries, district])
  return isUnderWay(known) ? (now ?? known) : known
}

const step = 20

/** Whose outcome would change, page by page; of one change where that is chosen. */
export function useImpactPersons(draft: string, impact: Impact, change: { before?: string; after?: string }) {
  const district = useDistrict()
  return useInfiniteQuery({
    queryKey: ['district', district, 'impact-persons', draft, impact.id, change],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<ImpactPersons>(
        withQuery(`/api/districts/${district}${paths.impactPersons(draft)}`, { ...change, from: pageParam, limit: step }),
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: impact.state === 'done' && impact.changed > 0,
  })
}
