import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import type { OnBehalf } from '../accounts/acting.ts'
import { findPerson, lockPerson, type PersonRow } from '../person-store.ts'
import { requireViewing } from '../register/read.ts'
import type { Purpose } from '../shapes.ts'
import type { CardRecord, NewCard, Reissue, Revocation } from './contract.ts'
import { heldCards, holding, lockHeld, shown, stateOf } from './holding.ts'
import { newCardNumber } from './issue.ts'
import { signedCard } from './printing.ts'
import { type CardRow, insertCard, revokeCard } from './store.ts'
import { longestUntil, readTerms } from './terms.ts'

/**
 * Issues a card: by an officer who may edit the record, by the person, or by their guardian. Problems: 404, 403 `not_acting_for`, 409 `person_has_died`,
 * 409 `card_stands_already`, 422 `card_period_wrong`.
 */
export function issueFor(ctx: Context, id: string, wish: NewCard): Promise<CardRecord> {
  return transaction(ctx, async (tx) => {
    const person = found(await lockPerson(tx, id), 'person')
    const onBehalf = holding(tx, person)
    const card = await newCard(ctx, tx, person, wish.expiresOn)
    await tx.audit('people.issue_card', `person/${person.id}`, { card: card.id, expiresOn: card.expiresOn, ...onBehalf })
    return shown(card, tx.today)
  })
}

/** The cards of a person, the newest first, for the person, their guardians and, for a purpose, those who keep the record. The reading is on record. Problems: 404, 403, 422 `purpose_needed`. */
export function listCards(
  ctx: Context,
  id: string,
  { purpose }: { purpose?: Purpose | undefined },
): Promise<{ cards: CardRecord[] }> {
  return transaction({ ...ctx, idempotency: undefined }, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireViewing(tx, person, purpose, 'cards')
    return { cards: (await heldCards(tx, person.id)).map((card) => shown(card, tx.today)) }
  })
}

/** Makes a card void from now on: readers refuse it as soon as they have the next list. Problems: 404, 403, 409 `card_is_void`. */
export function revoke(ctx: Context, id: string, wish: Revocation): Promise<CardRecord> {
  return transaction(ctx, async (tx) => {
    const { card, person, onBehalf } = await lockHeld(tx, id)
    return shown(await voidCard(tx, card, wish, { person, onBehalf }), tx.today)
  })
}

/** A new card for a lost, damaged or expiring one, which is void in the same commit. Problems: those of issuing and of revoking. */
export function reissue(ctx: Context, id: string, wish: Reissue): Promise<CardRecord> {
  return transaction(ctx, async (tx) => {
    const { card: old, person, onBehalf } = await lockHeld(tx, id)
    await voidCard(tx, old, wish, { person, onBehalf })
    const card = await newCard(ctx, tx, person, wish.expiresOn)
    await tx.audit('people.reissue_card', `person/${person.id}`, {
      ...{ card: card.id, replaces: old.id, expiresOn: card.expiresOn },
      ...onBehalf,
    })
    return shown(card, tx.today)
  })
}

/** One good card a person at a time: the holder is locked, so that two who issue at once get one card. */
async function newCard(ctx: Context, tx: Tx, person: PersonRow, wished: string | null | undefined): Promise<CardRow> {
  if (person.diedOn !== null) throw new Problem(409, 'person_has_died', { name: person.name })
  const standing = (await heldCards(tx, person.id)).find((card) => stateOf(card, tx.today) === 'valid')
  if (standing) throw new Problem(409, 'card_stands_already', { issuedOn: standing.issuedOn })
  const terms = await readTerms(tx)
  const latest = longestUntil(tx.today, terms)
  const expiresOn = wished ?? latest
  if (expiresOn <= tx.today || expiresOn > latest) throw new Problem(422, 'card_period_wrong', { today: tx.today, latest })
  const card = { number: newCardNumber(), issuedOn: tx.today, expiresOn }
  const { keyId } = signedCard(ctx, person, card, terms)
  return await insertCard(tx, { ...card, person: person.id, keyId })
}

async function voidCard(
  tx: Tx,
  card: CardRow,
  { why, note }: Pick<Revocation, 'why' | 'note'>,
  { person, onBehalf }: { person: PersonRow; onBehalf: OnBehalf },
): Promise<CardRow> {
  if (card.revokedAt) throw new Problem(409, 'card_is_void')
  await tx.audit('people.revoke_card', `person/${person.id}`, { card: card.id, why, note: note || null, ...onBehalf })
  return await revokeCard(tx, card.id, { why, note: note || null })
}
