import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Decision } from '../../../platform/rules/decide/contract.ts'
import { refusalOf } from '../../../platform/rules/decide/reasons.ts'
import type { PersonRow } from '../../people/index.ts'
import { type Knowing, knowing } from '../../services/index.ts'
import type { SlotRow } from '../slots/store.ts'
import { type Allowance, takeFree } from './allowance-store.ts'
import { familyOf } from './family-store.ts'
import type { SessionService } from './offered.ts'
import { ageRefusal, type Refusal, windowOf } from './rules.ts'
import type { BookingRow } from './store.ts'

/** The fact that counts free sessions used; while the allowance is locked the engine knows it better than any query. */
export const freeUsed = '本年免费已用'

/** What the rules say about a person and a slot, before anything is locked. */
export type Judged = { about: Knowing; decisions: Decision[]; refusals: Refusal[] }

/** Asks the slot's ages, the service's eligibility and its pause after absences, as of the slot's day. */
export async function judge(
  tx: Tx,
  { entry, settings, district }: SessionService,
  person: PersonRow,
  slot: SlotRow,
): Promise<Judged> {
  const { eligibility, quota, fee } = entry
  const rules = [eligibility, settings.penalty, quota, fee].flatMap((rule) => rule ?? [])
  const about = await knowing(tx, district, { rules, person: person.id, on: slot.onDay, service: entry.id })
  const decisions: Decision[] = []
  const refusals: Refusal[] = []
  const age = ageRefusal(slot, person.bornOn)
  if (age) refusals.push(age)
  if (eligibility) {
    const decision = about.decide(eligibility)
    decisions.push(decision)
    if (decision.outcome === 'no' && !age)
      refusals.push(refusal('not_eligible', { service: entry.name.zh, because: refusalOf(decision).join('；') }))
    if (decision.outcome === 'needs')
      refusals.push(refusal('needs_facts', { service: entry.name.zh, needs: decision.needs.join('、') }))
  }
  if (settings.penalty) {
    const decision = about.decide(settings.penalty)
    decisions.push(decision)
    if (decision.outcome === 'no') refusals.push(refusal('paused_after_absences', { because: refusalOf(decision).join('；') }))
  }
  return { about, decisions, refusals }
}

const refusal = (code: string, details: Record<string, unknown>): Refusal => ({ status: 422, code, details, overridable: true })

/** What a place costs, and whose free session it took. `feeFen` is null while the district has not settled the price (待核): nothing is charged then. */
export type Charge = Pick<BookingRow, 'free' | 'quotaWindow' | 'allowanceSubject' | 'feeFen' | 'feeConfirmed'>
/** The same, by which decisions, and how many free sessions are used of those granted. */
export type Price = Charge & {
  decisions: Decision[]
  allowance: { used: number; granted: number; window: string } | null
}

/** The free sessions that a rule grants somebody: by which decision, how many in which window, and where they are counted. */
export type Grant = { cap?: Decision | undefined; limit?: Limit; theirs?: Allowance }

/** What somebody is granted of a service on a day; nothing is taken yet. Problems: 422 `quota_window_unsupported`. */
export async function grantOf(
  tx: Tx,
  { service, about, person, onDay }: { service: SessionService; about: Knowing; person: string; onDay: string },
): Promise<Grant> {
  const { quota } = service.entry
  const cap = quota ? about.decide(quota) : undefined
  const limit = cap && limitOf(cap, service, onDay)
  return limit ? { cap, limit, theirs: await allowanceOf(tx, service, { person, window: limit.window }) } : { cap }
}

/** Takes one of the sessions granted: how many are used then, nothing where none is left. `ifRoomIn`: only where this slot, which is locked, has room. */
export const takeGranted = async (tx: Tx, { limit, theirs }: Grant, ifRoomIn?: string): Promise<number | undefined> =>
  limit && theirs && (await takeFree(tx, theirs, { granted: limit.granted, ...(ifRoomIn === undefined ? {} : { ifRoomIn }) }))

/**
 * What a place costs once it is sure that there is one; `used` are the free sessions after one was taken. Where none was left: `quota_reached` of a service that has no price
 * beyond them, else `quota_used`, or `quota_used_unpriced` before the price is settled, unless the price was accepted.
 */
export function priceOf(
  { service, about, acceptsPrice }: { service: SessionService; about: Knowing; acceptsPrice: boolean },
  { cap, limit, theirs }: Grant,
  used: number | undefined,
): Price | Refusal {
  const { fee } = service.entry
  const priced = fee ? about.decide(fee, limit ? { [freeUsed]: used === undefined ? limit.granted : used - 1 } : {}) : undefined
  const charge = feeOf(priced, fee !== undefined)
  if (limit && used === undefined && !(fee && acceptsPrice)) return usedUp(limit, fee ? charge : undefined)
  const taken = used === undefined ? undefined : theirs
  return {
    ...{ free: taken !== undefined, quotaWindow: taken?.window ?? null, allowanceSubject: taken?.subject ?? null },
    ...{ ...charge, decisions: [cap, priced].flatMap((decision) => decision ?? []) },
    allowance: limit ? { used: used ?? limit.granted, ...limit } : null,
  }
}

type Limit = { granted: number; window: string }

/** How many free sessions a rule grants in which window; nothing where it cannot say. A cap that nothing here counts would be none: it is refused. */
function limitOf(cap: Decision, { entry }: SessionService, onDay: string): Limit | undefined {
  if (cap.kind !== 'quota') return undefined
  const window = cap.per && windowOf(onDay, cap.per.window)
  if (!window)
    throw new Problem(422, 'quota_window_unsupported', { service: entry.name.zh, rule: cap.rule, window: cap.per?.window ?? '—' })
  return typeof cap.value === 'number' ? { granted: cap.value, window } : undefined
}

/** Why somebody gets no free session any more: there is none at all beyond those, or only one that costs something. */
export function usedUp({ granted, window }: Limit, charge: Pick<Charge, 'feeFen' | 'feeConfirmed'> | undefined): Refusal {
  const refused = (code: string, more: Record<string, unknown> = {}): Refusal => ({
    ...{ status: 422, code, details: { granted, window, ...charge, ...more }, overridable: false },
  })
  if (!charge) return refused('quota_reached')
  const { feeFen } = charge
  return feeFen === null ? refused('quota_used_unpriced') : refused('quota_used', { price: (feeFen / 100).toFixed(2) })
}

/** What a decision about a fee comes to: null while it is not settled; without such a rule nothing is to be paid. */
export function feeOf(priced: Decision | undefined, hasRule: boolean): Pick<Charge, 'feeFen' | 'feeConfirmed'> {
  const settled = priced && priced.kind !== 'eligibility' && typeof priced.value === 'number' ? priced.value : null
  return { feeFen: hasRule ? settled : 0, feeConfirmed: priced?.confirmed ?? true }
}

/** Whose free sessions a booking uses. */
export async function allowanceOf(
  tx: Tx,
  { entry, settings }: SessionService,
  { person, window }: { person: string; window: string },
): Promise<Allowance> {
  const family = settings.per === 'family' ? await familyOf(tx, person) : undefined
  return { service: entry.id, subject: family ?? person, window, ofFamily: family !== undefined }
}

export const isRefusal = (price: Price | Refusal): price is Refusal => 'code' in price
