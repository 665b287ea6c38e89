import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson } from '../../people/index.ts'
import { factsOfSome } from '../decisions/fact-store.ts'
import { judgeSome } from '../decisions/judging.ts'
import { districtBook } from '../rulebook/book.ts'
import { enrolled, enrolmentEnded } from './events.ts'
import { serviceNames } from './services.ts'
import { type EnrolmentRow, endedBy, endRow, enrolmentsOf, reopenRow, unwithdrawRow, withdrawRow } from './store.ts'

/** What enrolments do when people die, move, or turn out to be one: each as often as it is told, with the same end. */
export const reactions: Record<string, EventHandler> = {
  'people.died': (ctx, { payload }) => endOfDead(ctx, payload.person ?? '', payload.lifeEvent ?? ''),
  'people.moved': (ctx, { payload }) => endOfMoved(ctx, payload.person ?? '', payload.lifeEvent ?? ''),
  'people.event_undone': (ctx, { payload }) => takeBack(ctx, payload.lifeEvent ?? ''),
  'people.merged': (ctx, { payload }) => endDoubles(ctx, payload.kept ?? '', payload.merged ?? ''),
  'people.merge_undone': (ctx, { payload }) => takeBack(ctx, mergeOf(payload.merged ?? '')),
}

const mergeOf = (merged: string): string => `merge ${merged}`

function endOfDead(ctx: Context, id: string, event: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const person = await findPerson(tx, id)
    if (!person?.diedOn) return
    for (const row of openAfter(await enrolmentsOf(tx, person.id), person.diedOn))
      await endOn(tx, row, { why: 'died', on: person.diedOn, event })
  })
}

/** Whoever left the district: enrolments whose rule says no from then on end that day; one that rests on the registered address goes on. */
function endOfMoved(ctx: Context, id: string, event: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const person = await findPerson(tx, id)
    if (!person) return
    const { book, supplied } = await districtBook(tx)
    const lives = supplied.get('居住区')
    const where = lives && (await factsOfSome(tx, [lives], [person.id], tx.today)).get(person.id)?.get(lives.name)
    if (where?.value !== '外区') return
    const on = where.validFrom ?? tx.today
    const names = await serviceNames(tx)
    for (const row of openAfter(await enrolmentsOf(tx, person.id), on)) {
      const rule = names.get(row.service)?.rules.eligibility
      const stays =
        rule !== undefined &&
        book.rule(rule, tx.today) &&
        (await judgeSome(tx, { rule, on: tx.today }, [person.id])).get(person.id) !== 'no'
      if (!stays) await endOn(tx, row, { why: 'moved_out', on, event })
    }
  })
}

/** Two records became one person: of two enrolments in one service that both hold, the one of the record that gave way ends. */
function endDoubles(ctx: Context, kept: string, merged: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const person = await findPerson(tx, kept)
    if (!person) return
    const open = openAfter(await enrolmentsOf(tx, person.id), tx.today)
    for (const row of open)
      if (
        row.person === merged &&
        open.some((other) => other.id !== row.id && other.person !== merged && other.service === row.service)
      )
        await endOn(tx, row, { why: 'merged', on: tx.today, event: mergeOf(merged) })
  })
}

/** The event was a mistake: what it ended goes on, unless somebody was enrolled anew since. */
function takeBack(ctx: Context, event: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    for (const row of await endedBy(tx, event)) {
      const others = (await enrolmentsOf(tx, row.person, row.service)).filter(({ id }) => id !== row.id)
      const until = row.plannedTo
      if (
        others.some((one) => (until === null || one.validFrom < until) && (one.validTo === null || one.validTo > row.validFrom))
      )
        continue
      await (row.withdrawnAt ? unwithdrawRow(tx, row.id) : reopenRow(tx, row.id))
      await tx.audit('services.reopen_enrolment', `person/${row.person}`, { enrolment: row.id, service: row.service, event })
      await tx.emit(enrolled({ service: row.service, person: row.person, enrolment: row.id }))
    }
  })
}

const openAfter = (rows: readonly EnrolmentRow[], day: string): EnrolmentRow[] =>
  rows.filter(({ endedWhy, validTo }) => endedWhy === null && (validTo === null || validTo > day))

/** Ends a row on a day, or withdraws it where it began no earlier. */
async function endOn(
  tx: Tx,
  row: EnrolmentRow,
  { why, on, event }: { why: 'died' | 'moved_out' | 'merged'; on: string; event: string },
): Promise<void> {
  if (row.validFrom >= on) await withdrawRow(tx, row.id, why, event)
  else await endRow(tx, row.id, { why, on, event })
  await tx.audit('services.end_enrolment', `person/${row.person}`, { enrolment: row.id, service: row.service, why, on })
  await tx.emit(enrolmentEnded({ service: row.service, person: row.person, enrolment: row.id }))
}
