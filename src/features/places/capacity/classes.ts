import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { placesChanged } from '../events.ts'
import { seenOn } from '../facilities/list.ts'
import { keptFacility } from '../facilities/opening.ts'
import { findFacility } from '../facilities/store.ts'
import { replaceRows, rowsOf } from '../line-store.ts'
import { setFrom } from '../rules/line.ts'
import type { ClassEnd, ClassWish, NurseryClass } from './contract.ts'
import { type ClassValue, classLine, readClasses } from './store.ts'

/** The most children of a class by age. Source: 国卫人口发〔2019〕58号 托育机构设置标准. What a class really has is recorded all the same, with a warning. */
const mostChildren = { infant: 10, younger: 15, older: 20, mixed: 18 }

/** Says what a nursery class is from a day on: its age, its places, whether inclusive. */
export async function setClass(ctx: Context, facility: string, wish: ClassWish): Promise<{ id: string; warnings: string[] }> {
  return await transaction(ctx, async (tx) => {
    await nurseryFacility(tx, facility)
    return await setClassIn(tx, facility, wish)
  })
}

/** The same in an open transaction, whose facility is locked. */
export async function setClassIn(tx: Tx, facility: string, wish: ClassWish): Promise<{ id: string; warnings: string[] }> {
  const { name, kind, places, inclusive, from, source } = wish
  await changeClass(tx, { facility, name, from, value: { kind, places, inclusive, source } })
  await tx.audit('places.set_class', facility, { name, kind, places, inclusive, from })
  await tx.emit(placesChanged({ facility }))
  return { id: facility, warnings: places > mostChildren[kind] ? ['class_too_large'] : [] }
}

/** Ends a nursery class from a day on. 422 `class_not_held` where there is none of the name then. */
export async function endClass(ctx: Context, facility: string, { name, from, why }: ClassEnd): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    await nurseryFacility(tx, facility)
    if (!(await changeClass(tx, { facility, name, from, value: null })))
      throw new Problem(422, 'class_not_held', { name, on: from })
    await tx.audit('places.end_class', facility, { name, from, why })
    await tx.emit(placesChanged({ facility }))
    return { id: facility }
  })
}

/** The nursery classes of a facility on a day. */
export async function listClasses(
  ctx: Context,
  facility: string,
  asOf?: string,
): Promise<{ asOf: string; classes: NurseryClass[] }> {
  return await reading(seenOn(ctx, asOf), async (tx) => {
    found(await findFacility(tx, facility), 'facility')
    return { asOf: tx.asOf, classes: await readClasses(tx, facility) }
  })
}

async function nurseryFacility(tx: Tx, id: string): Promise<void> {
  const { type } = await keptFacility(tx, id)
  if (!type.capacity.includes('nursery')) throw new Problem(422, 'capacity_not_of_type', { kind: 'nursery', type: type.zh })
}

async function changeClass(
  tx: Tx,
  it: { facility: string; name: string; from: string; value: ClassValue | null },
): Promise<boolean> {
  const { facility, name } = it
  const change = setFrom(await classLine(tx, facility, name), it.from, it.value)
  await replaceRows(
    tx,
    'places.nursery_class',
    rowsOf(change, ({ from, to, value }) => ({
      ...{ id: newId(), facility, name, ...value, valid_from: from, valid_to: to, recorded_by: tx.actor.id },
    })),
  )
  return change.withdraw.length > 0
}
