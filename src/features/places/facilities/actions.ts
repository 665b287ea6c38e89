import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { placeClosed, placesChanged } from '../events.ts'
import { replaceRows, rowsOf } from '../line-store.ts'
import { mayKeep } from '../policy.ts'
import { setFrom } from '../rules/line.ts'
import type { Changed, Closing, FacilityCorrection, NewFacility, Reopening } from './contract.ts'
import { correctIn } from './correcting.ts'
import { keptFacility, openIn, typeOf } from './opening.ts'
import { type FacilityRecord, hasPast, operationLine, updateFacility } from './store.ts'

/** Enters a facility. 422 where its type, street, committee, organization, point or an attribute is none; 409 `facility_name_once` where an open one has the name. */
export async function openFacility(ctx: Context, wish: NewFacility): Promise<Changed> {
  return await transaction(ctx, async (tx) => {
    const catalogue = await currentCatalogue(tx)
    permit(mayKeep(tx.actor, tx.district, typeOf(catalogue, wish.type).departments))
    return await openIn(tx, wish, { catalogue })
  })
}

/** Corrects what the record of a facility says wrongly; what it was stays with the reason. */
export async function correctFacility(ctx: Context, id: string, wish: FacilityCorrection): Promise<Changed> {
  return await transaction(ctx, async (tx) => correctIn(tx, (await keptFacility(tx, id)).facility, wish))
}

/** Closes a facility from a day on; whoever lives or books there must be moved (event `places.closed`). */
export async function closeFacility(ctx: Context, id: string, wish: Closing): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => closeIn(tx, (await keptFacility(tx, id)).facility, wish))
}

/** The same in an open transaction. Policy is the caller's. */
export async function closeIn(tx: Tx, facility: FacilityRecord, { closedOn, why }: Closing): Promise<{ id: string }> {
  const { id } = facility
  const line = await operationLine(tx, id)
  const change = setFrom(line, closedOn, null)
  if (change.withdraw.length === 0) throw new Problem(422, 'facility_not_open', { on: closedOn })
  if (change.add.length === 0) throw new Problem(422, 'closes_before_opening', { on: closedOn, openedOn: closedOn })
  await replaceRows(
    tx,
    'places.operation',
    rowsOf(change, ({ from, to }) => ({
      ...{ id: newId(), facility: id, why, valid_from: from, valid_to: to, recorded_by: tx.actor.id },
    })),
  )
  await keepEnds(tx, id, why)
  await tx.audit('places.close_facility', id, { closedOn, why })
  await tx.emit(placesChanged({ facility: id }))
  await tx.emit(placeClosed({ facility: id }))
  return { id }
}

/** Opens a facility again from a day on. */
export async function reopenFacility(ctx: Context, id: string, { opensOn, why }: Reopening): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    await keptFacility(tx, id)
    const change = setFrom(await operationLine(tx, id), opensOn, { why }, () => true)
    if (change.add.length === 0) throw new Problem(422, 'facility_is_open', { on: opensOn })
    await replaceRows(
      tx,
      'places.operation',
      rowsOf(change, ({ from, to, value }) => ({
        ...{ id: newId(), facility: id, why: value.why, valid_from: from, valid_to: to, recorded_by: tx.actor.id },
      })),
    )
    await keepEnds(tx, id, null)
    await tx.audit('places.reopen_facility', id, { opensOn, why })
    await tx.emit(placesChanged({ facility: id }))
    return { id }
  })
}

/**
 * Withdraws the record of a facility that was entered by mistake: it never was. What was known before stays to be seen. 422 `facility_has_past` where contracts,
 * designations or reports hang on it: such a one was there, and is closed instead.
 */
export async function withdrawFacility(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return await transaction(ctx, (tx) => withdrawIn(tx, id, reason))
}

/** The same in an open transaction. */
export async function withdrawIn(tx: Tx, id: string, reason: string): Promise<{ id: string }> {
  const { facility } = await keptFacility(tx, id)
  if (await hasPast(tx, id)) throw new Problem(422, 'facility_has_past')
  await updateFacility(tx, id, { withdrawn_at: tx.now })
  await tx.audit('places.withdraw_facility', id, { name: facility.name, reason })
  await tx.emit(placesChanged({ facility: id }))
  return { id }
}

/** The row's own first and last day follow its operation: the day it first opened, and since when it is closed, if it is. */
async function keepEnds(tx: Tx, id: string, why: string | null): Promise<void> {
  const line = await operationLine(tx, id)
  const last = line.at(-1)
  await updateFacility(tx, id, {
    opened_on: line[0]?.from as string,
    closed_on: last?.to ?? null,
    closed_why: last?.to ? why : null,
  })
}
