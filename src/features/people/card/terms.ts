import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { Problem } from '../../../platform/problem.ts'
import { readSetting, saveSetting } from '../../../platform/settings/store.ts'
import { parseYaml } from '../../../platform/settings-file.ts'
import { ageOn } from '../ages.ts'
import { CardTerms } from './contract.ts'
import type { Audience } from './payload.ts'

const key = 'people.card'
/** What holds before any file was read: a database that was never seeded. */
const plain: CardTerms = { months: 24, listDays: 7, elderFrom: 60, childBefore: 7, phone: '12345', phones: {} }

/** The terms as the district has set them, else the national file's. */
export const readTerms = (tx: Tx): Promise<CardTerms> => readSetting<CardTerms>(tx, key, plain)

/** The terms, for everybody to read. */
export const getCardTerms = (ctx: Context): Promise<CardTerms> => reading(ctx, readTerms)

/** Sets the district's own terms; cards that are out keep theirs. Problem 422 `street_unknown`. */
export function setCardTerms(ctx: Context, terms: CardTerms): Promise<CardTerms> {
  return transaction(ctx, async (tx) => {
    const streets = Object.keys(terms.phones)
    const known = await areasNamed(tx, streets)
    const unknown = streets.find((street) => known.get(street)?.street !== street)
    if (unknown) throw new Problem(422, 'street_unknown', { street: unknown })
    await saveSetting(tx, key, terms, 'local')
    await tx.audit('people.set_card_terms', 'card-terms', { months: terms.months, listDays: terms.listDays })
    return terms
  })
}

/** Brings `districts/national/card.yaml` in; terms that the district set itself stay. */
export async function seedTerms(ctx: Context, folder: string): Promise<void> {
  const file = join(folder, '..', 'national', 'card.yaml')
  const terms = parseYaml(await readFile(file, 'utf8'), CardTerms, file)
  await transaction(ctx, (tx) => saveSetting(tx, key, terms, 'file'))
}

/** The first day on which a card issued on a day is no longer good. */
export const longestUntil = (issuedOn: string, { months }: Pick<CardTerms, 'months'>): string =>
  Temporal.PlainDate.from(issuedOn).add({ months }).toString()

/** For whom a card says it is, from the holder's age on the day of issue; for nobody in particular where the birth date is not known. */
export function audiencesOf(bornOn: string | null, on: string, terms: Pick<CardTerms, 'elderFrom' | 'childBefore'>): Audience[] {
  if (bornOn === null) return []
  const age = ageOn(bornOn, on)
  return age >= terms.elderFrom ? ['elder'] : age < terms.childBefore ? ['child'] : []
}

/** Whom to call about cards: the streets that have a number of their own, and the number for all. */
export function cardContacts(ctx: Context): Promise<{ phone: string; streets: { name: string; phone: string }[] }> {
  return reading(ctx, async (tx) => {
    const { phone, phones } = await readTerms(tx)
    const names = await areasNamed(tx, Object.keys(phones))
    const streets = Object.entries(phones).map(([street, own]) => ({ name: names.get(street)?.name ?? street, phone: own }))
    return { phone, streets }
  })
}
