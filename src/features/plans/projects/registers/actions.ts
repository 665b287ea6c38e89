import type { Context } from '../../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import { permit } from '../../../../platform/problem.ts'
import { currentPlan } from '../../publishing/current.ts'
import { evidenceOf } from '../../tasks/evidence/store.ts'
import { isNow, seenAs } from '../../tasks/moment.ts'
import type { BoardWish } from '../actions.ts'
import type { NewRegisterStatus, Register, RegisterItem } from '../contract.ts'
import { mayKeep } from '../policy.ts'
import { readResponsible } from '../responsible.ts'
import { getItem, type ItemRecord, insertStatuses, readItems } from './store.ts'

/** One list of the plan (industries, reforms, policies, factors) with each item's status as of a day. */
export function getRegister(ctx: Context, register: Register['register'], wish: BoardWish = {}): Promise<Register> {
  return reading(seenAs(ctx, wish), async (tx) => {
    const plan = await currentPlan(tx, wish.plan)
    const items = await shown(tx, await readItems(tx, plan.id, register))
    return { asOf: tx.asOf, register, items, may: { change: items.some((item) => item.may.change) } }
  })
}

/** Sets the status of a list item; the statuses before stay. */
export function setRegisterStatus(
  ctx: Context,
  { register, item }: { register: Register['register']; item: string },
  wish: NewRegisterStatus,
  which: { plan?: string | undefined } = {},
): Promise<RegisterItem> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    const { responsible } = await getItem(tx, plan.id, register, item)
    permit(mayKeep(tx.actor, tx.district, (await readResponsible(tx, responsible))(responsible)))
    await evidenceOf(tx, wish.evidence)

    const id = newId()
    await insertStatuses(tx, [
      { id, plan: plan.id, register, item, ...wish, set_by: tx.actor.id, set_name: tx.actor.name, known_at: tx.now },
    ])
    await tx.audit('plans.set_register_status', item, { register, state: wish.state })
    const [changed] = await shown(tx, [await getItem(tx, plan.id, register, item)])
    return changed as RegisterItem
  })
}

async function shown(tx: Tx, records: ItemRecord[]): Promise<RegisterItem[]> {
  const officesOf = await readResponsible(
    tx,
    records.flatMap((record) => record.responsible),
  )
  return records.map(({ setName, setAt, ...record }) => ({
    ...record,
    state: record.state ?? 'not_started',
    note: record.note ?? '',
    set: setAt && { name: setName ?? '', at: setAt.toISOString() },
    may: { change: isNow(tx) && mayKeep(tx.actor, tx.district, officesOf(record.responsible)) },
  }))
}
