import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { Problem } from '../../../../platform/problem.ts'
import { asked, judgeEverybody, readable } from '../../decisions/judging.ts'
import { type DistrictBook, districtBook } from '../../rulebook/book.ts'
import { judged as judgedEvent } from '../events.ts'
import { enrolmentServices } from '../services.ts'
import { endGone, keepRun, type Run, takeJudged } from './store.ts'

/** The day's judging of everybody for every service that enrols people: who is entitled is kept with since when. Run twice it says the same. */
export function judgeDistrict(ctx: Context): Promise<void> {
  return transaction(ctx, async (tx) => {
    await judgeIn(tx)
    await tx.emit(judgedEvent())
  })
}

/** The same in the caller's transaction, which must have the whole district in sight. */
export async function judgeIn(tx: Tx): Promise<void> {
  const { book, supplied } = await districtBook(tx)
  const on = tx.today
  const runs = (await enrolmentServices(tx, on)).flatMap(({ id, rules }): Run[] =>
    rules.eligibility === undefined
      ? []
      : [
          {
            service: id,
            on,
            rule: rules.eligibility,
            judged: 0,
            entitled: 0,
            unknown: 0,
            refused: refusalOf(book, rules.eligibility, on),
          },
        ],
  )
  const sound = runs.filter(({ refused }) => refused === null)
  const services = sound.map(({ service }) => service)
  const askings = sound.map(({ rule }) => ({ book, rule }))
  if (sound.length > 0)
    await judgeEverybody(tx, { askings, supplied, on, size: 5000 }, async (batch) => {
      const yes = batch.flatMap(({ person, outcomes }) =>
        outcomes.flatMap((outcome, at) => {
          const run = sound[at] as Run
          run.judged += 1
          if (outcome === 'needs') run.unknown += 1
          if (outcome !== 'yes') return []
          run.entitled += 1
          return [{ service: run.service, person }]
        }),
      )
      await takeJudged(
        tx,
        services,
        batch.map(({ person }) => person),
        yes,
      )
    })
  await endGone(tx, services)
  for (const run of runs) await keepRun(tx, run)
}

/** Why a rule cannot be asked of everybody today: a problem's code. */
function refusalOf(book: DistrictBook['book'], rule: string, on: string): string | null {
  try {
    asked(book, { rule, on })
    readable(rule, () => book.judge(rule, on))
    return null
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** The facts that a rule asks for and nobody supplies yet. */
export function awaitedBy({ book, supplied }: DistrictBook, rule: string | undefined, on: string): string[] {
  if (rule === undefined || refusalOf(book, rule, on) !== null) return []
  return asked(book, { rule, on }).filter((name) => !supplied.has(name))
}
