import { grantsIn, keepsPeople } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { permit } from '../../../platform/problem.ts'
import type { Whose } from './list-store.ts'
import { organizationsOf, seesAllEnrolments } from './policy.ts'

/**
 * Whose enrolments a list is about: the district's or one street's for a department's officer, their own streets' for a street's officer, those with their own
 * organizations for a provider. 403 for anybody else.
 */
export function whose({ actor, district }: Tx, street: string | undefined): Whose {
  if (keepsPeople(actor, district)) return { streets: street === undefined ? undefined : [street], organizations: undefined }
  const own = grantsIn(actor, district).flatMap((grant) =>
    grant.role === 'street_officer' && grant.street ? [grant.street] : [],
  )
  if (seesAllEnrolments(actor, district))
    return { streets: street === undefined ? own : own.filter((one) => one === street), organizations: undefined }
  const organizations = organizationsOf(actor, district)
  permit(organizations.length > 0)
  return { streets: street === undefined ? undefined : [street], organizations }
}
