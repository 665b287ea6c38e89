import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { actingFully } from '../accounts/acting.ts'
import { ownPerson } from '../accounts/guardians.ts'
import { ageOn } from '../ages.ts'
import { findPerson, lockPerson, type PersonRow } from '../person-store.ts'
import { mayEdit } from '../policy.ts'
import { requireViewing } from '../register/read.ts'
import type { Purpose } from '../shapes.ts'
import { type ConsentRow, consenting, consentsOf, endConsent, insertConsent, lockConsent } from './consent-store.ts'
import type { Consent, ConsentPurpose, NewConsent } from './contract.ts'

/** Below this age a guardian agrees in the child's place (个人信息保护法 第三十一条). */
const agreesFrom = 14

/** A person's consents, for the person, their guardians and, for a purpose, those who keep the record. The reading is on record. Problems: 404, 403, 422 `purpose_needed`. */
export function listConsents(ctx: Context, id: string, { purpose }: { purpose?: Purpose | undefined } = {}): Promise<Consent[]> {
  return transaction({ ...ctx, idempotency: undefined }, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireViewing(tx, person, purpose, 'consents')
    return (await consentsOf(tx, person.id)).map(shown)
  })
}

/**
 * Agrees to one purpose: the person, the guardian of a child, or an officer who holds the signed paper. A trusted person may not. Problems: 404; 403; 422
 * `consent_needs_guardian`, `consent_paper_missing`, `consent_period`; 409 `consent_stands`.
 */
export function giveConsent(ctx: Context, id: string, wish: NewConsent): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const person = found(await lockPerson(tx, id), 'person')
    const giver = giverOf(tx, person, wish)
    if (wish.expiresOn && wish.expiresOn <= tx.today) throw new Problem(422, 'consent_period', { today: tx.today })
    const standing = (await consentsOf(tx, person.id)).some(({ purpose, stands }) => stands && purpose === wish.purpose)
    if (standing) throw new Problem(409, 'consent_stands')
    const { givenBy, givenByName, as, how, onBehalf } = giver
    const consent = await insertConsent(tx, {
      ...{ person: person.id, purpose: wish.purpose, expiresOn: wish.expiresOn ?? null },
      ...{ givenBy, givenByName, as, how },
    })
    await tx.audit('people.consent', `person/${person.id}`, { consent, purpose: wish.purpose, as, how, ...onBehalf })
    return { id: consent }
  })
}

/** Takes a consent back from today on; as easily as it was given. Problems: 404, 403, 409 `consent_is_over`. */
export function withdrawConsent(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const consent = found(await lockConsent(tx, id), 'consent')
    const person = found(await findPerson(tx, consent.person), 'consent')
    const onBehalf = mayEdit(tx.actor, tx.district, person) ? {} : actingFully(tx, person.id)
    if (!consent.stands) throw new Problem(409, 'consent_is_over')
    await endConsent(tx, id)
    await tx.audit('people.withdraw_consent', `person/${person.id}`, { consent: id, purpose: consent.purpose, ...onBehalf })
  })
}

/** Which of the persons have agreed to a purpose: what a feature asks before it does what rests on consent. */
export const consentingTo = (tx: Tx, persons: string[], purpose: ConsentPurpose): Promise<Set<string>> =>
  consenting(tx, persons, purpose)

function giverOf(tx: Tx, person: PersonRow, wish: NewConsent) {
  const child = person.bornOn !== null && ageOn(person.bornOn, tx.today) < agreesFrom
  if (mayEdit(tx.actor, tx.district, person)) {
    if (!wish.paper || !wish.givenByName) throw new Problem(422, 'consent_paper_missing')
    const as = wish.as ?? (child ? 'guardian' : 'self')
    if (child && as === 'self') throw new Problem(422, 'consent_needs_guardian', { age: agreesFrom })
    return { givenBy: null, givenByName: wish.givenByName, as, how: wish.paper, onBehalf: {} }
  }
  const onBehalf = actingFully(tx, person.id)
  const as = onBehalf.as === 'guardian' ? ('guardian' as const) : ('self' as const)
  if (child && as === 'self') throw new Problem(422, 'consent_needs_guardian', { age: agreesFrom })
  return { givenBy: as === 'self' ? person.id : (ownPerson(tx) ?? null), givenByName: tx.actor.name, as, how: '网上', onBehalf }
}

const shown = ({ person: _, ...consent }: ConsentRow): Consent => consent
