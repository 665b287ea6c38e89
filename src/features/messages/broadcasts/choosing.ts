import type { Tx } from '../../../platform/database/transaction.ts'
import { consentingTo } from '../../people/index.ts'
import { judgeSome, refusingTelling } from '../../services/index.ts'
import { type Recipient, recipientsOf } from '../delivering/reaching.ts'
import { pushesSince } from '../delivering/store.ts'
import { allowsPush, wayOf } from '../rules.ts'
import { type Channel, pushKind } from '../shapes.ts'

/** Of some candidates who is told and how, and how many are not, by why. */
export type Chosen = {
  fitting: number
  unsure: number
  told: { person: string; way: Channel }[]
  without: { refused: number; enough: number; uninterested: number; unreachable: number }
}

const week = 7 * 86_400_000
/** Without a word of theirs: one item a week. */
const usualWeekly = 1

/**
 * Of some candidates those whom a thing sent unasked may reach: the service's rule says yes; they have not refused to be told, nor refuse such items; they had fewer in seven
 * days than they allow; it is of what interests them. Beyond their own page it goes only to who agreed (consent `messages`). The whole district is in sight.
 */
export async function choose(
  tx: Tx,
  { service, rule, topics }: { service: string; rule: string | undefined; topics: readonly string[] },
  candidates: readonly string[],
): Promise<Chosen> {
  const outcomes = rule === undefined ? undefined : await judgeSome(tx, { rule, on: tx.today, service }, candidates)
  const fitting = candidates.filter((id) => outcomes === undefined || outcomes.get(id) === 'yes')
  const unsure = outcomes === undefined ? 0 : candidates.filter((id) => outcomes.get(id) === 'needs').length
  const without = { refused: 0, enough: 0, uninterested: 0, unreachable: 0 }
  const told: Chosen['told'] = []
  const refusing = await refusingTelling(tx, fitting)
  const agreed = await consentingTo(tx, fitting, 'messages')
  const lately = await pushesSince(tx, fitting, pushKind, new Date(tx.now.getTime() - week))
  const recipients = await recipientsOf(tx, fitting)
  for (const person of fitting) {
    const recipient = recipients.get(person)
    if (!recipient) without.unreachable += 1
    else if (refusing.has(person) || isRefused(recipient)) without.refused += 1
    else if (!allowsPush({ weekly: weeklyOf(recipient), interests: [] }, { lately: lately.get(person) ?? 0, topics }))
      without.enough += 1
    else if (!allowsPush({ weekly: 1, interests: recipient.row.interests ?? [] }, { lately: 0, topics }))
      without.uninterested += 1
    else {
      const way = agreed.has(person) ? wayOf(recipient.reach, push).channel : 'site'
      if (way === 'site' && !recipient.reach.account) without.unreachable += 1
      else told.push({ person, way })
    }
  }
  return { fitting: fitting.length, unsure, told, without }
}

const push = { urgent: false, daysLeft: null, refused: false, push: true, late: false }
const weeklyOf = ({ row }: Recipient): number => row.weekly ?? usualWeekly
const isRefused = ({ row }: Recipient): boolean => row.weekly === 0 || (row.refuses?.includes(pushKind) ?? false)
