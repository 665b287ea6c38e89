import type { PolicyRow, Standing } from './contract.ts'
import type { VersionRecord } from './store.ts'

/** A version as lists show it. */
export function rowOf(record: VersionRecord, standing: Standing): PolicyRow {
  const { policy: id, version, title, number, issuer, level, kind, issuedOn, validFrom, validTo, whole, clauses } = record
  return { id, version, title, number, issuer, level, kind, issuedOn, validFrom, validTo, whole, clauses, standing }
}

/** Where residents read a policy, below the site's root; with `clause`, at that clause. */
export function hrefOf(district: string, policy: string, at: { version?: number; clause?: number } = {}): string {
  const version = at.version === undefined ? '' : `?version=${at.version}`
  return `/${district}/policies/${policy}${version}${at.clause === undefined ? '' : `#c-${at.clause}`}`
}
