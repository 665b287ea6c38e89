import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { placesChanged } from '../events.ts'
import { seenOn } from '../facilities/list.ts'
import { keptFacility } from '../facilities/opening.ts'
import { findFacility } from '../facilities/store.ts'
import { replaceRows } from '../line-store.ts'
import { bedRun, longestRun } from '../rules/bed-labels.ts'
import { setFrom } from '../rules/line.ts'
import type { Bed, BedChange, BedRemoval, NewBeds } from './contract.ts'
import { type BedLine, type BedValue, bedLines, insertBeds, readBeds } from './store.ts'

/** Adds a run of beds ("201-1" to "220-4") to a facility from a day on. 409 `beds_there_already` names those that are in service then. */
export async function addBeds(ctx: Context, facility: string, wish: NewBeds): Promise<{ beds: number }> {
  return await transaction(ctx, async (tx) => {
    await bedFacility(tx, facility)
    return await addBedsIn(tx, facility, wish)
  })
}

/** The same in an open transaction, whose facility is locked. */
export async function addBedsIn(tx: Tx, facility: string, wish: NewBeds): Promise<{ beds: number }> {
  const { nursing, dementia, basic, floor, from, source } = wish
  const known = await bedLines(tx, facility)
  const run = runOf(wish)
  const there = run.filter(({ label }) => inService(known.get(label), from))
  if (there.length > 0) throw new Problem(409, 'beds_there_already', { labels: named(there.map(({ label }) => label)) })
  const fresh = run
    .filter(({ label }) => !known.has(label))
    .map((bed) => ({ id: newId(), ...bed, facility, floor, known_at: tx.now }))
  await insertBeds(tx, fresh)
  const added = fresh.map(({ id, label }): BedLine => ({ id, label, line: [] }))
  const beds = [...added, ...run.flatMap(({ label }) => known.get(label) ?? [])]
  await setBeds(tx, { facility, beds, from, source, value: () => ({ nursing, dementia, basic }) })
  await tx.audit('places.add_beds', facility, { first: wish.first, last: wish.last ?? wish.first, beds: run.length, from })
  await tx.emit(placesChanged({ facility }))
  return { beds: run.length }
}

/** Says what beds are from a day on: 护理型, 认知障碍照护, 保基本. */
export async function changeBeds(ctx: Context, facility: string, wish: BedChange): Promise<{ beds: number }> {
  return await transaction(ctx, async (tx) => {
    await bedFacility(tx, facility)
    const { from, source, nursing, dementia, basic } = wish
    const beds = await bedsInService(tx, facility, wish)
    await setBeds(tx, {
      ...{ facility, beds, from, source },
      value: (was) => ({ nursing: nursing ?? was.nursing, dementia: dementia ?? was.dementia, basic: basic ?? was.basic }),
    })
    await tx.audit('places.change_beds', facility, { ...wish })
    await tx.emit(placesChanged({ facility }))
    return { beds: beds.length }
  })
}

/** Takes beds out of service from a day on. */
export async function removeBeds(ctx: Context, facility: string, wish: BedRemoval): Promise<{ beds: number }> {
  return await transaction(ctx, async (tx) => {
    await bedFacility(tx, facility)
    const beds = await bedsInService(tx, facility, wish)
    await setBeds(tx, { facility, beds, from: wish.from, source: wish.why, value: () => null })
    await tx.audit('places.remove_beds', facility, { ...wish, beds: beds.length })
    await tx.emit(placesChanged({ facility }))
    return { beds: beds.length }
  })
}

/** The beds of a facility in service on a day. */
export async function listBeds(
  ctx: Context,
  facility: string,
  asOf?: string,
): Promise<{ asOf: string; total: number; beds: Bed[] }> {
  return await reading(seenOn(ctx, asOf), async (tx) => {
    found(await findFacility(tx, facility), 'facility')
    const beds = await readBeds(tx, facility)
    return { asOf: tx.asOf, total: beds.length, beds }
  })
}

async function bedFacility(tx: Tx, id: string): Promise<void> {
  const { type } = await keptFacility(tx, id)
  if (!type.capacity.includes('bed')) throw new Problem(422, 'capacity_not_of_type', { kind: 'bed', type: type.zh })
}

async function bedsInService(tx: Tx, facility: string, wish: { first: string; last?: string | undefined; from: string }) {
  const known = await bedLines(tx, facility)
  const run = runOf(wish)
  const missing = run.filter(({ label }) => !inService(known.get(label), wish.from))
  if (missing.length > 0)
    throw new Problem(422, 'beds_not_in_service', { labels: named(missing.map(({ label }) => label)), on: wish.from })
  return run.flatMap(({ label }) => known.get(label) ?? [])
}

async function setBeds(
  tx: Tx,
  it: { facility: string; beds: BedLine[]; from: string; source: string; value(was: BedValue): BedValue | null },
): Promise<void> {
  const changes = it.beds.map(({ id, line }) => {
    const was = line.find((stretch) => covers(stretch, it.from))?.value ?? { nursing: false, dementia: false, basic: false }
    return { bed: id, ...setFrom(line, it.from, it.value(was)) }
  })
  await replaceRows(tx, 'places.bed_period', {
    withdraw: changes.flatMap(({ withdraw }) => withdraw),
    add: changes.flatMap(({ bed, add }) =>
      add.map(({ from, to, value }) => ({
        ...{ id: newId(), bed, facility: it.facility, ...value, valid_from: from, valid_to: to },
        ...{ source: it.source, recorded_by: tx.actor.id },
      })),
    ),
  })
}

function runOf({ first, last = first }: { first: string; last?: string | undefined }): { label: string; room: string }[] {
  const run = bedRun(first, last)
  if (!run) throw new Problem(422, 'bed_run_wrong', { first, last, most: longestRun })
  return run
}

const covers = ({ from, to }: { from: string; to: string | null }, day: string) => from <= day && (to === null || day < to)
const inService = (bed: BedLine | undefined, day: string) => bed?.line.some((stretch) => covers(stretch, day)) ?? false
const named = (labels: string[]) =>
  labels.length > 8 ? `${labels.slice(0, 8).join('、')} …（${labels.length}）` : labels.join('、')
