import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { Problem } from '../../../platform/problem.ts'
import { toldOnce } from '../accounts/letters.ts'
import type { PersonRow } from '../person-store.ts'
import type { CardTerms, PrintedCard } from './contract.ts'
import { lockHeld, stateOf } from './holding.ts'
import { issueCard } from './issue.ts'
import { maskedName } from './masked-name.ts'
import type { CardRow } from './store.ts'
import { setCardKey } from './store.ts'
import { audiencesOf, readTerms } from './terms.ts'

/** The text of a card's code as the register knows its holder today, signed with the newest key; for whom it is, it keeps from the day of issue. */
export function signedCard(
  { keys, district }: Pick<Context, 'keys' | 'district'>,
  person: PersonRow,
  card: Pick<CardRow, 'number' | 'issuedOn' | 'expiresOn'>,
  terms: CardTerms,
) {
  const birthYear = person.bornOn === null ? null : Number(person.bornOn.slice(0, 4))
  const audiences = audiencesOf(person.bornOn, card.issuedOn, terms)
  const { number, issuedOn, expiresOn } = card
  const signed = issueCard(keys, { number, district, issuedOn, expiresOn, name: person.name, birthYear, audiences })
  return { ...signed, birthYear, audiences }
}

/**
 * All that a card prints, on record each time: who has the code has the card. A reprint keeps the number and is signed with the newest key. Problems: 404, 403,
 * 409 `card_is_void`, `card_has_expired`.
 */
export function printCard(ctx: Context, id: string): Promise<PrintedCard> {
  return transaction(toldOnce(ctx), async (tx) => {
    const { card, person, onBehalf } = await lockHeld(tx, id)
    const state = stateOf(card, tx.today)
    if (state !== 'valid') throw new Problem(409, state === 'revoked' ? 'card_is_void' : 'card_has_expired')
    const terms = await readTerms(tx)
    const signed = signedCard(ctx, person, card, terms)
    if (signed.keyId !== card.keyId) await setCardKey(tx, card.id, signed.keyId)
    await tx.audit('people.print_card', `person/${person.id}`, { card: card.id, ...onBehalf })
    const street = person.residenceStreet ?? person.registeredStreet
    return {
      ...{ code: signed.text, number: card.number, name: maskedName(person.name), birthYear: signed.birthYear },
      ...{
        audiences: signed.audiences,
        lastDay: plusDays(card.expiresOn, -1),
        synthetic: person.synthetic || ctx.clock.offsetDays !== 0,
      },
      streetName: (await areasNamed(tx, [street])).get(street ?? '')?.name ?? null,
      phone: terms.phones[street ?? ''] ?? terms.phone,
      phoneOfStreet: terms.phones[street ?? ''] !== undefined,
    }
  })
}
