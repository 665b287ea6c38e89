import type { Tx } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import type { KeyRing } from '../../../../platform/secrecy/key-ring.ts'
import { type SealedNumber, sealNumber } from '../../register/identity-store.ts'
import { tokensOf } from '../../spelling.ts'
import type { PersonOfRow } from '../person-row.ts'
import { changesOf, isSame, waves } from './compare.ts'
import { settleHouseholds } from './household.ts'
import { matchRows } from './match.ts'
import { lockStanding } from './match-store.ts'
import type { Changes, Standing } from './standing.ts'
import {
  type AddressWrite,
  type FactWrite,
  insertAddresses,
  insertChanges,
  insertFacts,
  insertIdentities,
  insertPersons,
  insertTokensOf,
  type NewPersonRow,
  type PersonChangeRow,
  type PersonUpdate,
  type Provenance,
  replaceRows,
  updatePersons,
} from './write-store.ts'

/** What came of rows: how many people are new, changed, or as they were; and rows whose record another street keeps. */
export type Taken = { added: number; changed: number; same: number; kept: { row: number; street: string }[] }

/** How rows are taken in: with which keys, for which streets, known from where, and which facts the sheet has columns for. */
export type Taking = { keys: KeyRing; scope: string; provenance: Provenance; facts: readonly string[] }

/** Takes rows in, set by set: rows that may mean one person one after the other, as if each had come alone. */
export async function takeRows(tx: Tx, rows: readonly PersonOfRow[], taking: Taking): Promise<Taken> {
  const total: Taken = { added: 0, changed: 0, same: 0, kept: [] }
  for (const wave of waves(rows)) {
    const taken = await takeWave(tx, wave, taking)
    total.added += taken.added
    total.changed += taken.changed
    total.same += taken.same
    total.kept.push(...taken.kept)
  }
  return total
}

async function takeWave(tx: Tx, rows: readonly PersonOfRow[], taking: Taking): Promise<Taken> {
  const matched = await matchRows(tx, taking.keys, rows)
  const standing = await lockStanding(tx, [...new Set(matched.values())].sort(), taking.facts)
  const writes = new Writes(tx, taking)
  const placed: (PersonOfRow & { person: string })[] = []
  const changed = new Set<string>()
  const kept: Taken['kept'] = []
  let added = 0
  for (const [at, row] of rows.entries()) {
    const is = standing.get(matched.get(at) ?? '')
    if (!is) {
      placed.push({ ...row, person: writes.add(row) })
      added += 1
      continue
    }
    const changes = changesOf(row, is, tx.today)
    const keeper = isSame(changes) ? undefined : otherKeeper(is, taking.scope)
    if (keeper) kept.push({ row: row.row, street: keeper })
    else {
      if (!isSame(changes)) {
        writes.change(row, is, changes)
        changed.add(is.id)
      }
      if (!otherKeeper(is, taking.scope)) placed.push({ ...row, person: is.id })
    }
  }
  await writes.run()
  const moved = await settleHouseholds(tx, placed, taking.provenance)
  for (const id of moved) if (standing.has(id)) changed.add(id)
  return { added, changed: changed.size, same: rows.length - added - changed.size - kept.length, kept }
}

/** The street that keeps a record where it is not one of the importer's: residence decides, else registration, as for every change (`mayEdit`). */
function otherKeeper({ residenceStreet, registeredStreet }: Standing, scope: string): string | undefined {
  const keeper = residenceStreet ?? registeredStreet
  return scope === '*' || keeper === null || scope.split(',').includes(keeper) ? undefined : keeper
}

/** What a set of rows writes, gathered so that each table is written once. */
class Writes {
  private readonly tx: Tx
  private readonly taking: Taking
  private readonly persons: NewPersonRow[] = []
  private readonly tokens: { token: string; person: string; weight: number }[] = []
  private readonly identities: (SealedNumber & { person: string })[] = []
  private readonly addresses: AddressWrite[] = []
  private readonly facts: FactWrite[] = []
  private readonly updates: PersonUpdate[] = []
  private readonly changes: PersonChangeRow[] = []
  private readonly endedAddresses: NonNullable<Changes['addresses'][number]['replaces']>[] = []
  private readonly endedFacts: NonNullable<Changes['facts'][number]['replaces']>[] = []

  constructor(tx: Tx, taking: Taking) {
    this.tx = tx
    this.taking = taking
  }

  add(row: PersonOfRow): string {
    const id = newId()
    const { name, sex, bornOn, phone, registered, residence } = row
    this.persons.push({ id, name, sex, bornOn: bornOn ?? null, phone: phone ?? null, registered, residence })
    for (const token of tokensOf(name)) this.tokens.push({ ...token, person: id })
    if (row.document) this.seal(id, row.document)
    if (registered) this.addresses.push({ id: newId(), person: id, kind: 'registered', place: registered })
    if (residence) this.addresses.push({ id: newId(), person: id, kind: 'residence', place: residence })
    for (const [name, value] of row.facts) if (value !== null) this.facts.push({ id: newId(), person: id, name, value })
    return id
  }

  change(row: PersonOfRow, is: Standing, { columns, addDocument, addresses, facts }: Changes): void {
    for (const [field, became] of Object.entries(columns))
      this.changes.push({ id: newId(), person: is.id, field, was: is[field as 'phone'], became })
    if (addDocument && row.document) this.seal(is.id, row.document)
    for (const { kind, place, replaces } of addresses) {
      if (replaces) this.endedAddresses.push(replaces)
      this.addresses.push({ id: newId(), person: is.id, kind, place })
    }
    for (const { name, value, replaces } of facts) {
      if (replaces) this.endedFacts.push(replaces)
      if (value !== null) this.facts.push({ id: newId(), person: is.id, name, value })
    }
    if (Object.keys(columns).length === 0 && addresses.length === 0) return
    const placeOf = (wanted: 'registered' | 'residence') => addresses.find(({ kind }) => kind === wanted)?.place
    this.updates.push({
      ...{ id: is.id, sex: columns.sex ?? null, bornOn: columns.bornOn ?? null, phone: columns.phone ?? null },
      ...{ registered: placeOf('registered'), residence: placeOf('residence') },
    })
  }

  async run(): Promise<void> {
    const { tx, taking } = this
    const { provenance } = taking
    await insertPersons(tx, this.persons, provenance)
    await insertTokensOf(tx, this.tokens)
    await insertIdentities(tx, this.identities)
    await updatePersons(tx, this.updates)
    await insertChanges(tx, this.changes, provenance)
    await replaceRows(tx, 'address', this.endedAddresses)
    await insertAddresses(tx, this.addresses, provenance)
    await replaceRows(tx, 'fact', this.endedFacts)
    await insertFacts(tx, this.facts, provenance)
  }

  private seal(person: string, document: { kind: string; number: string }): void {
    this.identities.push({ ...sealNumber(this.taking.keys, this.tx.district, document), person })
  }
}
