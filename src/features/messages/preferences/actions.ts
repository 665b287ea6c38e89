import { grantFor } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { listPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import { actingFor, actingFully, consentingTo, findPerson, type OnBehalf, type PersonRow } from '../../people/index.ts'
import { mayTell } from '../policy.ts'
import type { Speech } from '../speech.ts'
import { NewPreference, type Preference } from './contract.ts'
import { findPreference, type SetAs, savePreference } from './store.ts'

/** How somebody wants to be told: for themselves, who stands for them or is trusted with services, and the officers who keep their record. Problems: 403, 404. */
export function getPreference(ctx: Context, speech: Speech, id: string): Promise<Preference> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    speakerOf(tx, person)
    return await shown(tx, speech, person)
  })
}

/**
 * Sets how somebody is told from now on. A trusted person may, but not make anybody the reader. Problems: 403; 404; 422 `reader_does_not_stand_for` somebody who neither
 * is the guardian nor trusted with services; 422 `notice_kind_unknown`.
 */
export function setPreference(ctx: Context, speech: Speech, id: string, wish: NewPreference): Promise<Preference> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const { as, onBehalf } = speakerOf(tx, person)
    const before = await findPreference(tx, person.id)
    if (as === 'trusted' && wish.reader !== (before?.reader ?? null)) actingFully(tx, person.id)
    const unknown = wish.refuses.find((kind) => !speech.kinds.includes(kind))
    if (unknown !== undefined) throw new Problem(422, 'notice_kind_unknown', { kind: unknown })
    const reader = wish.reader === null ? null : (await readersOf(tx, person)).find(({ account }) => account === wish.reader)
    if (reader === undefined) throw new Problem(422, 'reader_does_not_stand_for')
    await savePreference(tx, person.id, { ...wish, readerName: reader?.name ?? null }, as)
    const { channel, weekly, refuses } = wish
    await tx.audit('messages.set_preference', `person/${person.id}`, { channel, weekly, refuses, as, ...onBehalf })
    return await shown(tx, speech, person)
  })
}

/** As what the actor speaks for a person. */
function speakerOf(tx: Tx, person: PersonRow): { as: SetAs; onBehalf: OnBehalf } {
  const own = grantFor(tx.actor, tx.district, person.id)
  if (own && own.as !== 'duty') return { as: own.as, onBehalf: actingFor(tx, person.id, 'services') }
  if (mayTell(tx.actor, tx.district, person)) return { as: 'officer', onBehalf: {} }
  throw new Problem(403, 'not_acting_for')
}

/** Who could read in a person's place: their guardians, and whom they trust with services. */
async function readersOf(tx: Tx, person: PersonRow): Promise<Preference['readers']> {
  const grants = await listPersonGrants(tx.db, {
    ...{ district: tx.district, persons: [person.id], as: ['guardian', 'trusted'] as const, on: tx.today },
  })
  return grants.flatMap(({ account, accountName, as, may, startsOn }) =>
    (as === 'guardian' || (as === 'trusted' && may.includes('services'))) && startsOn <= tx.today
      ? [{ account, name: accountName, as }]
      : [],
  )
}

async function shown(tx: Tx, { kinds }: Speech, person: PersonRow): Promise<Preference> {
  const row = await findPreference(tx, person.id)
  const said = row ?? { ...NewPreference.parse({}), readerName: null, setByName: null, setAt: null }
  const agreed = (await consentingTo(tx, [person.id], 'messages')).has(person.id)
  return {
    ...{ ...said, person: person.id, personName: person.name, setAt: said.setAt?.toISOString() ?? null },
    ...{ readers: await readersOf(tx, person), kinds: [...kinds], agreed },
  }
}
