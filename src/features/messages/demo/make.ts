import { plusDays, startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { changeMessage, insertAttempt, lockMessage } from '../delivering/store.ts'
import { type ToTell, tell } from '../delivering/telling.ts'
import { NewPreference } from '../preferences/contract.ts'
import { savePreference } from '../preferences/store.ts'
import { mostTries } from '../rules.ts'
import { officeKind, pushKind } from '../shapes.ts'
import type { Speech } from '../speech.ts'
import { type Case, child, elders, type Told } from './cases.ts'
import { eldersOfStreets, smallChildren } from './store.ts'

/** So many older people of every street, and so many children of a district. */
const [ofEachStreet, children] = [3, 3]

/**
 * The demonstration's messages: how some made-up people want to be told and what they were told, by the very rules by which everybody is; calls that wait, were made, or are
 * due because nothing else reached. Marked 演示; once.
 */
export function demonstrateMessages(ctx: Context, speech: Speech): Promise<void> {
  return transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.messages'))) return
    const persons = await eldersOfStreets(tx, ofEachStreet)
    for (const [at, one] of elders.entries())
      await demonstrate(
        ...([tx, speech, one] as const),
        persons.filter((_, n) => n % elders.length === at),
      )
    const small = await smallChildren(tx, children)
    await prefer(tx, small, child.prefers)
    await tellAll(tx, speech, child.office, small, { kind: officeKind, known: true })
    await tellAll(tx, speech, child.push, small, { kind: pushKind, onPage: true })
  })
}

async function demonstrate(tx: Tx, speech: Speech, { prefers, told, became }: Case, persons: readonly string[]): Promise<void> {
  if (prefers) await prefer(tx, persons, prefers)
  let last: string[] = []
  for (const one of told) last = await tellAll(tx, speech, one, persons, { kind: officeKind })
  if (became === 'given_up') for (const id of last) await giveUp(tx, id)
  if (became === 'called') for (const id of last) await call(tx, id)
}

async function prefer(tx: Tx, persons: readonly string[], wish: Partial<NewPreference>): Promise<void> {
  for (const person of persons) await savePreference(tx, person, { ...NewPreference.parse(wish), readerName: null }, 'system')
}

/** Tells one thing to each, as it would have been told at ten that morning: nobody is told at night. */
async function tellAll(
  tx: Tx,
  speech: Speech,
  { text, daysAgo, untilDays, urgent }: Told,
  persons: readonly string[],
  how: Pick<ToTell, 'kind' | 'known' | 'onPage'>,
): Promise<string[]> {
  const wish = { ...how, cause: `演示 ${text}`, said: { key: how.kind }, text: { zh: text, en: null }, urgent: urgent ?? false }
  const until =
    untilDays === undefined ? {} : { until: new Date(startOfDay(plusDays(tx.today, untilDays)).getTime() + 17 * hour) }
  const then = { ...tx, now: new Date(startOfDay(plusDays(tx.today, -daysAgo)).getTime() + 10 * hour) }
  return await tell(
    then,
    speech,
    persons.map((person) => ({ ...wish, ...until, person })),
  )
}

const hour = 3_600_000

/** A gateway that was away each time: somebody has to call. Whoever has no telephone is to be called anyway. */
async function giveUp(tx: Tx, id: string): Promise<void> {
  const row = await lockMessage(tx, id)
  if (row?.channel !== 'sms') return
  const fault = 'the gateway answered 503'
  for (const minutes of [0, 5, 25, 105]) {
    const at = { ...tx, now: new Date(row.dueAt.getTime() + minutes * 60_000) }
    await insertAttempt(at, { message: id, channel: 'sms', outcome: 'failed', note: fault })
  }
  await changeMessage(tx, row, { state: 'failed', tries: mostTries, fault })
}

/** Called twice, reached the second time. */
async function call(tx: Tx, id: string): Promise<void> {
  const row = await lockMessage(tx, id)
  if (row?.channel !== 'callback') return
  const after = (hours: number) => ({ ...tx, now: new Date(row.dueAt.getTime() + hours * hour) })
  await insertAttempt(after(1), { message: id, channel: 'callback', outcome: 'not_reached', note: '无人接听' })
  await insertAttempt(after(5), { message: id, channel: 'callback', outcome: 'reached', note: null })
  await changeMessage(after(5), row, { state: 'done', tries: 2, endedByName: tx.actor.name })
}
