import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { actingFor, actingFully, findPerson, type PersonRow, requireViewing } from '../../people/index.ts'
import { judgedOn } from '../entitling/store.ts'
import { completedYears } from './ages.ts'
import type { News, OptOut, OptOutWish, Telling, UntoldList, UntoldQuery } from './contract.ts'
import { mayKeep } from './policy.ts'
import { endOptOut, insertOptOut, markTold, newsOf, optOutOf, untoldIn } from './told-store.ts'

/** Those newly entitled to something whom nobody has told yet, as far as the reader sees them. */
export function listUntold(ctx: Context, query: UntoldQuery): Promise<UntoldList> {
  return reading(ctx, async (tx) => {
    const { rows, total } = await untoldIn(tx, query)
    return {
      untold: rows.map(({ bornOn, ...row }) => ({ ...row, age: bornOn === null ? null : completedYears(bornOn, tx.today) })),
      ...{ total, judgedOn: await judgedOn(tx) },
      next: rows.length === query.limit ? (rows.at(-1)?.person ?? null) : null,
    }
  })
}

/** Somebody's telephone, to call them: for whoever keeps the record; that it was looked at is on record. Problems: 403, 404. */
export function viewTelephone(ctx: Context, id: string): Promise<{ phone: string | null }> {
  return transaction(ctx, async (tx) => {
    const person = await kept(tx, id)
    await requireViewing(tx, person, 'service', 'phone')
    return { phone: person.phone }
  })
}

/** An officer has told somebody. Problems: 404, 403. */
export function recordTelling(ctx: Context, id: string, { services, how }: Telling): Promise<{ told: number }> {
  return transaction(ctx, async (tx) => {
    const person = await kept(tx, id)
    const told = await markTold(tx, person.id, services, how)
    await tx.audit('services.tell', `person/${person.id}`, { services, how, count: told })
    return { told }
  })
}

/** What is new for somebody, and whether they want to be told at all: for themselves and those who act for them in services. */
export function readNews(
  ctx: Context,
  id: string,
): Promise<{ name: string; news: News[]; optedOut: boolean; mayRefuse: boolean }> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const { as } = actingFor(tx, person.id, 'services')
    const optedOut = (await optOutOf(tx, person.id)) !== undefined
    return { name: person.name, news: await newsOf(tx, person.id), optedOut, mayRefuse: as !== 'trusted' }
  })
}

/** They have read it on the page: it leaves the list of those to be told. */
export function noteRead(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = actingFor(tx, person.id, 'services')
    const count = await markTold(tx, person.id, 'all', 'page')
    if (count > 0) await tx.audit('services.tell', `person/${person.id}`, { how: 'page', count, ...onBehalf })
  })
}

/**
 * Takes down that somebody does not want to be told without asking: themselves or their guardian on their page (no wish), or an officer to whom they said so.
 * Problems: 404, 403, 409 `opt_out_stands_once`.
 */
export function optOut(ctx: Context, id: string, wish?: OptOutWish): Promise<OptOut> {
  return transaction(ctx, async (tx) => {
    const { person, details } = await speaker(tx, id, wish)
    if (await optOutOf(tx, person.id)) throw new Problem(409, 'opt_out_stands_once')
    await insertOptOut(tx, person.id, wish?.how ?? 'page')
    await tx.audit('services.refuse_telling', `person/${person.id}`, details)
    return { optedOut: true, since: tx.today }
  })
}

/** They want to be told again. Problems: 404, 403. */
export function endRefusal(ctx: Context, id: string, wish?: OptOutWish): Promise<OptOut> {
  return transaction(ctx, async (tx) => {
    const { person, details } = await speaker(tx, id, wish)
    if ((await endOptOut(tx, person.id)) > 0) await tx.audit('services.allow_telling', `person/${person.id}`, details)
    return { optedOut: false, since: null }
  })
}

async function speaker(tx: Tx, id: string, wish: OptOutWish | undefined) {
  if (wish) return { person: await kept(tx, id), details: { how: wish.how } }
  const person = found(await findPerson(tx, id), 'person')
  return { person, details: { how: 'page', ...actingFully(tx, person.id) } }
}

async function kept(tx: Tx, id: string): Promise<PersonRow> {
  const person = found(await findPerson(tx, id), 'person')
  permit(mayKeep(tx.actor, tx.district, person))
  return person
}

/** One line for a street's officer while somebody in the street waits to be told. */
export async function untoldWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!tx.actor.grants.some(({ role, district }) => role === 'street_officer' && district === tx.district)) return []
  const { rows, total } = await untoldIn(tx, { limit: 1 })
  const [first] = rows
  if (!first) return []
  return [
    {
      ...{ id: `untold-${first.person}`, kind: 'services.work.untold', title: first.name, subject: total > 1 ? `${total}` : '' },
      ...{ dueOn: null, href: `/console/${tx.district}/advice/new`, urgent: false },
    },
  ]
}
