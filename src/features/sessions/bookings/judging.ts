import type { Tx } from '../../../platform/database/transaction.ts'
import type { Decision } from '../../../platform/rules/decide/contract.ts'
import type { PersonRow } from '../../people/index.ts'
import { type Knowing, knowing, reasonsOf } from '../../services/index.ts'
import type { SlotRow } from '../slots/store.ts'
import { type Allowance, takeFree } from './allowance-store.ts'
import { familyOf } from './family-store.ts'
import type { SessionService } from './offered.ts'
import { ageRefusal, type Refusal, windowOf } from './rules.ts'

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
      refusals.push(refusal('not_eligible', { service: entry.name.zh, because: reasonsOf(decision).join('；') }))
    if (decision.outcome === 'needs')
      refusals.push(refusal('needs_facts', { service: entry.name.zh, needs: decision.needs.join('、') }))
  }
  if (settings.penalty) {
    const decision = about.decide(settings.penalty)
    decisions.push(decision)
    if (decision.outcome === 'no') refusals.push(refusal('paused_after_absences', { because: reasonsOf(decision).join('；') }))
  }
  return { about, decisions, refusals }
}

const refusal = (code: string, details: Record<string, unknown>): Refusal => ({ status: 422, code, details, overridable: true })

/** What a place costs, and whose free session it took. `feeFen` is null while the district has not settled the price (待核): nothing is charged then. */
export type Price = {
  free: boolean
  quotaWindow: string | null
  feeFen: number | null
  feeConfirmed: boolean
  decisions: Decision[]
  allowance: { used: number; granted: number; window: string } | null
}

/** What a place costs once it is sure that there is one: a free session is taken where one is left. `quota_used` where none is and the price was not accepted. */
export async function priceOf(
  tx: Tx,
  {
    service,
    about,
    person,
    onDay,
    acceptsPrice,
  }: { service: SessionService; about: Knowing; person: string; onDay: string; acceptsPrice: boolean },
): Promise<Price | Refusal> {
  const { quota, fee } = service.entry
  const cap = quota ? about.decide(quota) : undefined
  const granted = cap?.kind === 'quota' && typeof cap.value === 'number' ? cap.value : undefined
  const window = cap?.kind === 'quota' && cap.per ? windowOf(onDay, cap.per.window) : undefined
  const limited = granted !== undefined && window !== undefined
  const used = limited ? await takeFree(tx, await allowanceOf(tx, service, { person, window }), granted) : undefined
  const free = used !== undefined
  const priced = fee ? about.decide(fee, limited ? { [freeUsed]: free ? used - 1 : granted } : {}) : undefined
  const feeFen = priced && priced.kind !== 'eligibility' && typeof priced.value === 'number' ? priced.value : fee ? null : 0
  const feeConfirmed = priced?.confirmed ?? true
  if (limited && !free && !acceptsPrice)
    return {
      status: 422,
      code: 'quota_used',
      details: { granted, window, feeFen, feeConfirmed, price: feeFen === null ? '待核' : (feeFen / 100).toFixed(2) },
      overridable: false,
    }
  const decisions = [cap, priced].flatMap((decision) => decision ?? [])
  const allowance = limited ? { used: used ?? granted, granted, window } : null
  return { free, quotaWindow: free && limited ? window : null, feeFen, feeConfirmed, decisions, allowance }
}

/** Whose free sessions a booking uses. */
export async function allowanceOf(
  tx: Tx,
  { entry, settings }: SessionService,
  { person, window }: { person: string; window: string },
): Promise<Allowance> {
  const subject = settings.per === 'family' ? ((await familyOf(tx, person)) ?? person) : person
  return { service: entry.id, subject, window }
}

export const isRefusal = (price: Price | Refusal): price is Refusal => 'code' in price
