import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { Impact, ImpactPersons } from '../../rulebook/contract.ts'
import { draftPaths, type Kind } from '../paths.ts'

/** Whether the preview's job has still to end. */
export const isUnderWay = (impact: Impact | null): boolean => impact?.state === 'waiting' || impact?.state === 'running'

/** The draft's preview, asked every second while it is under way; the work itself goes on without this page. */
export function useImpact(kind: Kind, draft: string, known: Impact | null): Impact | null {
  const district = useDistrict()
  const queries = useQueryClient()
  const answer = useQuery({
    queryKey: ['impact', district, draft, known?.id],
    queryFn: ({ signal }) =>
      fetchJson<{ impact: Impact | null }>(`/api/districts/${district}${draftPaths(kind).impact(draft)}`, { signal }),
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

/** Whose outcome of a rule or service would change, page by page; of one change where that is chosen. */
export function useImpactPersons(
  kind: Kind,
  draft: string,
  impact: Impact,
  change: { subject: string; before?: string; after?: string },
) {
  const district = useDistrict()
  return useInfiniteQuery({
    queryKey: ['district', district, 'impact-persons', draft, impact.id, change],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<ImpactPersons>(
        withQuery(`/api/districts/${district}${draftPaths(kind).impactPersons(draft)}`, {
          ...change,
          from: pageParam,
          limit: step,
        }),
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: impact.state === 'done' && impact.changed > 0,
  })
}
