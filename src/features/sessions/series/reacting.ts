import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson } from '../../people/index.ts'
import { type ApplicationRow, applicationsOfPerson } from './application-store.ts'
import { takeOut } from './enrolling.ts'
import { lockSeries } from './store.ts'

/** What courses do when people die or turn out to be one: told twice, they do it once. */
export const reactions: Record<string, EventHandler> = {
  'people.died': (ctx, { payload }) => endOf(ctx, payload.person ?? '', { why: 'person_gone', which: (rows) => rows }),
  'people.merged': (ctx, { payload }) =>
    endOf(ctx, payload.kept ?? '', { why: 'merged', which: (rows) => doubles(rows, payload.merged ?? '') }),
}

/** Of two applications of one person for one course, that of the record that gave way. */
const doubles = (rows: readonly ApplicationRow[], merged: string): ApplicationRow[] =>
  rows.filter((row) => row.person === merged && rows.some((other) => other.series === row.series && other.person !== merged))

async function endOf(
  ctx: Context,
  id: string,
  { why, which }: { why: string; which: (rows: ApplicationRow[]) => ApplicationRow[] },
): Promise<void> {
  await transaction(ctx, async (tx) => {
    const person = await findPerson(tx, id)
    if (!person || (why === 'person_gone' && person.diedOn === null)) return
    const open = (await applicationsOfPerson(tx, person.id)).filter(({ state }) =>
      ['applied', 'waiting', 'enrolled'].includes(state),
    )
    for (const row of which(open).sort((a, b) => a.series.localeCompare(b.series))) {
      const series = await lockSeries(tx, row.series, 'update')
      if (!series || tx.today >= series.endsOn) continue
      await takeOut(tx, series, row, { state: 'passed', why })
      await tx.audit('sessions.pass_application', `person/${person.id}`, { application: row.id, series: series.id, why })
    }
  })
}
