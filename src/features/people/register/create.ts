import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { briefsOf } from '../brief-store.ts'
import { peopleChanged } from '../events.ts'
import { type DocumentNumber, readDocument } from '../identity/documents.ts'
import { findPerson } from '../person-store.ts'
import { mayEdit } from '../policy.ts'
import type { PersonBrief } from '../shapes.ts'
import { withWholeDistrict } from '../sight-store.ts'
import type { NewIdentity, NewPerson } from './contract.ts'
import { requireBorn, requirePast } from './days.ts'
import { insertIdentity, lockNumber, personsWithNumber, sealNumber } from './identity-store.ts'
import { placeOf } from './places.ts'
import { insertPerson, personsNamedAndBorn } from './store.ts'

/** Enters a person by hand. 409 `person_already_here` names the record that carries the number, `person_known_elsewhere` says that another street has it; asked to, `person_seems_here` names those of this name and birth date. */
export function createPerson(ctx: Context, wish: NewPerson): Promise<PersonBrief> {
  return transaction(ctx, async (tx) => {
    const registered = wish.registered ? await placeOf(tx, wish.registered) : undefined
    const residence = wish.residence ? await placeOf(tx, wish.residence) : undefined
    const place = {
      registeredStreet: registered?.street ?? null,
      registeredCommittee: registered?.committee ?? null,
      residenceStreet: residence?.street ?? null,
      residenceCommittee: residence?.committee ?? null,
    }
    permit(mayEdit(tx.actor, tx.district, { id: '', ...place }))

    const document = wish.identity ? readNumber(tx, wish.identity) : undefined
    const { bornOn, sex } = agreed(wish, document)
    const since = wish.since ?? tx.today
    if (bornOn !== null) requirePast(tx, bornOn)
    requirePast(tx, since)
    requireBorn(bornOn, since)
    if (document) await requireUnknown(tx, ctx.keys, document)

    const { name, phone = null, source } = wish
    if (wish.ifAlike === 'ask' && bornOn !== null) await requireNobodyAlike(tx, { name, bornOn })
    const id = await insertPerson(tx, { name, sex, bornOn, phone, registered, residence, since, source })
    if (document) await insertIdentity(tx, id, sealNumber(ctx.keys, tx.district, document))
    await tx.audit('people.create_person', `person/${id}`, { source })
    await tx.emit(peopleChanged({ person: id }))
    const person = await findPerson(tx, id)
    return (await briefsOf(tx, person ? [person] : []))[0] as PersonBrief
  })
}

/** 409 when somebody the reader sees has this name and birth date: nothing is decided, the officer looks and says whether they are one. */
async function requireNobodyAlike(tx: Tx, wish: { name: string; bornOn: string }): Promise<void> {
  const alike = await personsNamedAndBorn(tx, wish)
  if (alike.length > 0) throw new Problem(409, 'person_seems_here', { persons: await briefsOf(tx, alike) })
}

/** A document's number, or 422 that says what is wrong with it. */
export function readNumber(tx: Tx, { kind, number }: NewIdentity): DocumentNumber {
  const document = readDocument(kind, number, tx.today)
  if ('fault' in document) {
    const { code, ...details } = document.fault
    throw new Problem(422, code, details)
  }
  return document
}

/** 409 when somebody of the district carries the number; names the record only to whom may see it. */
export async function requireUnknown(tx: Tx, keys: KeyRing, document: DocumentNumber): Promise<void> {
  await lockNumber(tx, keys, document)
  const holders = await personsWithNumber(tx, keys, document)
  for (const holder of holders) {
    const known = await findPerson(tx, holder)
    if (known) throw new Problem(409, 'person_already_here', { id: known.id, name: known.name })
  }
  for (const holder of holders) {
    const hidden = await withWholeDistrict(tx, () => findPerson(tx, holder))
    if (hidden) throw new Problem(409, 'person_known_elsewhere')
  }
}

function agreed(
  { bornOn, sex }: Pick<NewPerson, 'bornOn' | 'sex'>,
  document: DocumentNumber | undefined,
): Pick<PersonBrief, 'bornOn' | 'sex'> {
  const says = document?.says
  requireAgreement({ bornOn: bornOn ?? null, sex: sex ?? 'unknown' }, document)
  return { bornOn: bornOn ?? says?.birthOn ?? null, sex: sex && sex !== 'unknown' ? sex : (says?.sex ?? 'unknown') }
}

/** 422 when a citizen number says another birth date or sex than the record. */
export function requireAgreement(
  { bornOn, sex }: { bornOn: string | null; sex: 'female' | 'male' | 'unknown' },
  document: DocumentNumber | undefined,
): void {
  const says = document?.says
  if (says && bornOn !== null && bornOn !== says.birthOn)
    throw new Problem(422, 'birth_differs_from_number', { bornOn, says: says.birthOn })
  if (says && sex !== 'unknown' && sex !== says.sex) throw new Problem(422, 'sex_differs_from_number')
}
