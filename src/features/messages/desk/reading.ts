import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { actingFor, findPerson, type PersonRow, requireViewing } from '../../people/index.ts'
import type { Purpose } from '../../people/shapes.ts'
import { findMessage, type MessageRow, messagesOf } from '../delivering/store.ts'
import { mayTell } from '../policy.ts'
import type { OneMessage, PersonMessage, PersonMessages } from './contract.ts'
import { attemptsOfAll, markRead, readBy, unreadOf } from './store.ts'

const most = 200

/**
 * What a person was told, newest first: for the person, who stands for them or is trusted with services; for whoever keeps the record with a purpose, which is on record. Problems:
 * 403, 404, 422 `purpose_needed`.
 */
export function listPersonMessages(
  ctx: Context,
  id: string,
  { purpose }: { purpose?: Purpose | undefined },
): Promise<PersonMessages> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireReading(tx, person, purpose)
    return { person: person.id, personName: person.name, messages: await shown(tx, await messagesOf(tx, person.id, most)) }
  })
}

/** One message, under the same conditions. */
export function getMessage(ctx: Context, id: string, { purpose }: { purpose?: Purpose | undefined }): Promise<OneMessage> {
  return transaction(ctx, async (tx) => {
    const row = found(await findMessage(tx, id), 'message')
    const person = found(await findPerson(tx, row.person), 'message')
    await requireReading(tx, person, purpose)
    const [message] = await shown(tx, [row])
    return { ...found(message, 'message'), person: person.id, personName: person.name }
  })
}

async function requireReading(tx: Tx, person: PersonRow, purpose: Purpose | undefined): Promise<void> {
  const own = ownPersons(tx).includes(person.id)
  if (own && !mayTell(tx.actor, tx.district, person)) actingFor(tx, person.id, 'services')
  else await requireViewing(tx, person, purpose, 'messages')
}

/** Whose messages the signed-in account reads: its own, of its wards, of those who trust it with services. */
export const ownPersons = ({ actor, district }: { actor: Tx['actor']; district: string }): string[] => [
  ...new Set(
    actor.persons
      .filter((one) => one.district === district && one.as !== 'duty' && (one.as !== 'trusted' || one.may.includes('services')))
      .map(({ person }) => person),
  ),
]

/** The messages of everybody the account reads for, each person's newest first, as a page shows them. */
export function listMyMessages(ctx: Context): Promise<PersonMessages[]> {
  return reading(ctx, async (tx) => {
    const all = new Map<string, PersonMessages>()
    for (const id of ownPersons(tx)) {
      const person = await findPerson(tx, id)
      if (!person || all.has(person.id)) continue
      const messages = await shown(tx, await messagesOf(tx, person.id, 50))
      all.set(person.id, { person: person.id, personName: person.name, messages })
    }
    return [...all.values()]
  })
}

/** Everything is read: for this account alone. Problems: 403, 404. */
export function markAllRead(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    actingFor(tx, person.id, 'services')
    const rows = await messagesOf(tx, person.id, most)
    await markRead(
      tx,
      tx.actor.id,
      rows.map((row) => row.id),
    )
  })
}

/** How many messages of the last three months the account has not read. */
export const unreadCount = (tx: Tx): Promise<number> => {
  const persons = ownPersons(tx)
  return persons.length === 0 ? Promise.resolve(0) : unreadOf(tx, tx.actor.id, persons)
}

async function shown(tx: Tx, rows: readonly MessageRow[]): Promise<PersonMessage[]> {
  const ids = rows.map(({ id }) => id)
  const read = await readBy(tx, tx.actor.id, ids)
  const attempts = await attemptsOfAll(tx, ids)
  return rows.map(({ id, kind, text, href, channel, because, state, sentTo, madeByName, madeAt, changedAt }) => ({
    ...{ id, kind, text, href, channel, because, state, sentTo, madeByName, unread: !read.has(id) },
    ...{ madeAt: madeAt.toISOString(), changedAt: changedAt.toISOString() },
    attempts: (attempts.get(id) ?? []).map(({ at, ...attempt }) => ({ ...attempt, at: at.toISOString() })),
  }))
}
