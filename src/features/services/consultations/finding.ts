import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { entriesOn } from '../catalogue/entries.ts'
import { type Asking, asked, judgeEverybody } from '../decisions/judging.ts'
import { districtBook } from '../rulebook/book.ts'
import { forgetUnjudged, judgedBefore, takeJudged } from './told-store.ts'

/** People a batch. */
const atOnce = 5_000

/**
 * Finds everybody in the district who is entitled to a service today and was not when the district was last judged, and lists them to be told; who does not want
 * to be told is left out. The first time nothing is new. May run twice: a service is listed once for a person.
 */
export function findNewlyEntitled(ctx: Context): Promise<{ judged: number; found: number }> {
  return transaction(ctx, async (tx) => {
    const { askings, services, supplied } = await askedOfPeople(tx)
    const listNew = await judgedBefore(tx)
    let [judged, found] = [0, 0]
    await judgeEverybody(tx, { askings, supplied, on: tx.today, size: atOnce }, async (batch) => {
      const entitled = batch.map(({ person, outcomes }) => ({
        person,
        services: services.filter((_, at) => outcomes[at] === 'yes'),
      }))
      judged += batch.length
      found += await takeJudged(tx, entitled, { listNew })
    })
    await forgetUnjudged(tx)
    if (listNew && found > 0) await tx.audit('services.find_entitled', 'district', { judged, count: found })
    return { judged, found }
  })
}

/** The services for old and young whose rule about a person can be carried out today. */
async function askedOfPeople(tx: Tx) {
  const on = tx.today
  const { book, supplied } = await districtBook(tx)
  const askings: Asking[] = []
  const services: string[] = []
  for (const { id, domain, rules } of await entriesOn(tx, on)) {
    const rule = rules.eligibility
    if (rule === undefined || domain === '机构') continue
    try {
      asked(book, { rule, on })
    } catch (error) {
      if (error instanceof Problem) continue // about others, or not in force: nobody is entitled by it
      throw error
    }
    askings.push({ book, rule })
    services.push(id)
  }
  return { askings, services, supplied }
}
