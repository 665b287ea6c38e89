/** @jsxImportSource react */
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Grant, Role } from '../../platform/actor.ts'
import type { Me as MeShape } from '../../platform/sign-in/contract.ts'
import { fetchJson } from '../api/fetch-json.ts'
import { forgetDrafts } from '../parts/kept-drafts.ts'
import { useDistrict } from './place.ts'

/** Who is signed in; `account` is null for a stranger. */
export type Me = z.output<typeof MeShape>
export type Account = NonNullable<Me['account']>

/** What the console must know of the installation: its districts, whether it is a demonstration, which day it is. */
export type Installation = { districts: { code: string; name: string }[]; demo: boolean; today: string }

/** The question who is signed in; asked once and again after signing in or out. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => fetchJson<Me>('/api/me'),
  staleTime: 5 * 60_000,
  retry: false,
})

/** The installation; its day moves on at midnight, so it is asked again now and then. */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: () => fetchJson<Installation>('/api/installation'),
  staleTime: 10 * 60_000,
})

/** The account signed in and its grants. Only below the frame, which sends strangers to the sign-in page first. */
export function useMe(): { account: Account; grants: Grant[] } {
  const { account, grants } = useSuspenseQuery(meQuery).data
  if (!account) throw new Error('no account below the frame')
  return { account, grants }
}

/** The installation's districts, day, and whether it is a demonstration. */
export function useInstallation(): Installation {
  return useSuspenseQuery(installationQuery).data
}

/** Whether the one signed in holds one of the roles in the district being shown. It decides what is offered; the server decides what is allowed. */
export function useHolds(...wanted: Role[]): boolean {
  return mayOpen(useMe().grants, useDistrict(), wanted)
}

/** Whether these grants open what is for these roles in the district. */
export function mayOpen(grants: Grant[], district: string, scope: 'staff' | readonly Role[]): boolean {
  if (scope === 'staff') return grants.some((grant) => grant.role !== 'resident')
  return grants.some(
    (grant) =>
      scope.includes(grant.role) && (grant.district === district || (grant.district === null && grant.role === 'administrator')),
  )
}

/** The districts one has duties in, first; an administrator has them in all. */
export function districtsOf(grants: Grant[], { districts }: Installation): Installation['districts'] {
  const own = new Set(grants.map((grant) => grant.district))
  return [...districts.filter((one) => own.has(one.code)), ...districts.filter((one) => !own.has(one.code))]
}

/** Ends the session and forgets everything that was read. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await fetchJson('/api/auth/sign-out', { method: 'POST', body: {} })
    queries.clear()
    forgetDrafts()
    location.assign('/console/sign-in')
  }
}
