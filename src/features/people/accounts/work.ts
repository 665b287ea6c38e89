import { actsForStreet, keepsPeople } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { mayKeepPeople } from '../policy.ts'
import { listClaims } from './claim-store.ts'

/** Claims of guardians that wait for an answer: for the officers of the street where the person lives, and those of departments. */
export async function accountWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!mayKeepPeople(tx.actor, tx.district)) return []
  const wide = keepsPeople(tx.actor, tx.district)
  const claims = (await listClaims(tx, 'asked')).filter(
    ({ street }) => wide || (street !== null && actsForStreet(tx.actor, tx.district, street)),
  )
  return claims.map(({ id, personName, wardName, answerDueOn }) => ({
    ...{ id, kind: 'people.accounts.work.ward_claim', title: wardName, subject: personName, dueOn: answerDueOn },
    ...{ href: `/console/${tx.district}/people/ward-claims`, urgent: answerDueOn < tx.today },
  }))
}
