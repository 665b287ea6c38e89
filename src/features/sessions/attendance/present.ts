import type { Tx } from '../../../platform/database/transaction.ts'
import { monthsOld } from '../ages.ts'
import type { CarerStandard } from '../shapes.ts'
import type { SlotRow } from '../slots/store.ts'
import { readStandards } from '../standards.ts'
import type { Ratio } from './contract.ts'
import { type Known, peopleOf } from './people.ts'
import { classOf, ratioOf } from './rules/ratio.ts'
import { type CarersRow, carersIn, standingTaps, type TapRow } from './store.ts'

/** Somebody who came and has not left. */
export type Present = { tap: TapRow; known: Known | undefined }

/** Who is in each of some slots at this moment, by slot. The caller has asked the policy of the rooms. */
export async function presentIn(tx: Tx, slots: readonly string[]): Promise<Map<string, Present[]>> {
  const taps = await standingTaps(tx, slots)
  const gone = new Set(taps.filter(({ kind }) => kind === 'left').map(({ booking }) => booking))
  const here = taps.filter(({ kind, booking }) => kind === 'arrived' && !gone.has(booking))
  const people = await peopleOf(
    tx,
    here.map(({ person }) => person),
  )
  const present = new Map<string, Present[]>()
  for (const tap of here) present.set(tap.slot, [...(present.get(tap.slot) ?? []), { tap, known: people.get(tap.person) }])
  return present
}

/** The age of somebody on a day in completed months; null where it is not known. */
export const ageOf = (known: Known | undefined, on: string): number | null =>
  known?.bornOn == null ? null : monthsOld(known.bornOn, on)

/** The live ratio of a slot; null where the slot has no class: nobody prints one for its ages. */
export function ratioIn(
  slot: SlotRow,
  present: readonly Present[],
  carers: CarersRow | undefined,
  standard: CarerStandard,
): Ratio | null {
  const named = classOf(slot, standard)
  if (!named) return null
  const ages = present.map(({ known }) => ageOf(known, slot.onDay))
  const count = carers?.count ?? null
  return { class: named, carers: count, standard, ...ratioOf({ class: named, ages, carers: count, standard }) }
}

/** The same, read anew. */
export async function ratioNow(tx: Tx, slot: SlotRow): Promise<Ratio | null> {
  const { carers: standard } = await readStandards(tx)
  if (!classOf(slot, standard)) return null
  const present = (await presentIn(tx, [slot.id])).get(slot.id) ?? []
  return ratioIn(slot, present, (await carersIn(tx, [slot.id])).get(slot.id), standard)
}
