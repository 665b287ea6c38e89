import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { draftPrefix } from '../../../../console/parts/kept-drafts.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import { useMe } from '../../../../console/session/session.tsx'

type Query = Record<string, string | undefined>

/**
 * Reads below the district and keeps the answer for this window, so that a page that is loaded again without a network shows what was last read, and from when. It is
 * forgotten with the window or on signing out: what it holds is about people.
 */
export function useKeptRead<T>(
  path: string,
  query: Query = {},
  { enabled = true, everyMs }: { enabled?: boolean; everyMs?: number } = {},
) {
  const district = useDistrict()
  const { account } = useMe()
  const url = withQuery(`/api/districts/${district}${path}`, query)
  const key = keyOf(account.id, url)
  const read = useQuery({
    queryKey: ['district', district, path, 'kept', query],
    queryFn: ({ signal }) => fetchJson<T>(url, { signal }),
    initialData: () => kept<T>(key)?.value,
    initialDataUpdatedAt: () => kept<T>(key)?.at,
    // a paused query would wait for the network in silence; this one says at once that there is none
    ...{ networkMode: 'always', retry: false, enabled, refetchInterval: everyMs },
    staleTime: 5_000,
  })
  const { data, dataUpdatedAt } = read
  useEffect(() => {
    if (data === undefined || dataUpdatedAt === 0) return
    try {
      sessionStorage.setItem(key, JSON.stringify({ value: data, at: dataUpdatedAt }))
    } catch {} // a window that keeps nothing asks again after a reload
  }, [key, data, dataUpdatedAt])
  return read
}

const keyOf = (account: string, url: string) => `${draftPrefix}read:${account}:${url}`

/** What this window last read there for an account, and when. */
export const lastRead = <T>(
  { account, district }: { account: string; district: string },
  path: string,
  query: Query = {},
): { value: T; at: number } | undefined => kept<T>(keyOf(account, withQuery(`/api/districts/${district}${path}`, query)))

function kept<T>(key: string): { value: T; at: number } | undefined {
  try {
    const text = sessionStorage.getItem(key)
    return text ? (JSON.parse(text) as { value: T; at: number }) : undefined
  } catch {
    return undefined
  }
}
