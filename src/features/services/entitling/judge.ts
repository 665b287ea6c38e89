import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { CatalogueEntry } from '../catalogue/contract.ts'
import { entriesOn } from '../catalogue/entries.ts'
import { listToTell, takeOffList } from '../consultations/told-store.ts'
import { asked, judgeEverybody, readable } from '../decisions/judging.ts'
import { judged as judgedEvent } from '../enrolments/events.ts'
import { enrolmentServices } from '../enrolments/services.ts'
import { type DistrictBook, districtBook } from '../rulebook/book.ts'
import { changesOf } from './changes.ts'
import { begin, end, endGone, judgedBefore, keepJudging, keepRun, openOf, type Run, setUnsure } from './store.ts'

/** People a batch. */
const atOnce = 5_000

/**
 * The night's judging of everybody for every service that is for persons: what changed since the last one is written, what is new is listed to be told, and
 * what is no more leaves that list; what a rule can no longer tell stands, marked so. The first time nothing is news. Run twice it says the same.
 */
export function judgeDistrict(ctx: Context): Promise<{ judged: number; found: number }> {
  return transaction(ctx, async (tx) => {
    const news = await judgedBefore(tx)
    const { judged, began, ended, told } = await judgeIn(tx, await servicesOfPersons(tx), { news })
    await keepJudging(tx, { judged, began, ended })
    if (told > 0) await tx.audit('services.find_entitled', 'district', { judged, count: told })
    await tx.emit(judgedEvent())
    return { judged, found: told }
  })
}

/** Every service that is for old or young and has a rule of eligibility, and those that enrol persons. */
async function servicesOfPersons(tx: Tx): Promise<CatalogueEntry[]> {
  const enrolling = await enrolmentServices(tx, tx.today)
  const known = new Set(enrolling.map(({ id }) => id))
  return [...enrolling, ...(await entriesOn(tx, tx.today)).filter(({ id, domain }) => domain !== '机构' && !known.has(id))]
}

type Judged = { judged: number; began: number; ended: number; told: number }

/** The same for some services in the caller's transaction, which must have the whole district in sight. */
export async function judgeIn(
  tx: Tx,
  services: readonly CatalogueEntry[],
  { news }: { news: boolean } = { news: false },
): Promise<Judged> {
  const { book, supplied } = await districtBook(tx)
  const on = tx.today
  const runs = services.flatMap(({ id, rules: { eligibility: rule } }): Run[] =>
    rule === undefined ? [] : [{ service: id, on, rule, judged: 0, entitled: 0, unknown: 0, refused: refusalOf(book, rule, on) }],
  )
  const sound = runs.filter(({ refused }) => refused === null)
  const names = sound.map(({ service }) => service)
  const askings = sound.map(({ rule }) => ({ book, rule }))
  const sum: Judged = { judged: 0, began: 0, ended: 0, told: 0 }
  if (sound.length > 0)
    await judgeEverybody(tx, { askings, supplied, on, size: atOnce }, async (batch) => {
      const now = batch.map(({ person, outcomes }) => ({ person, ...judgedIn(outcomes, sound) }))
      const standing = await openOf(
        tx,
        batch.map(({ person }) => person),
      )
      const { begun, over, lapsed, settled } = changesOf(now, standing, names)
      await end(tx, over)
      await takeOffList(tx, over)
      await begin(tx, begun)
      await setUnsure(tx, lapsed, tx.today)
      await setUnsure(tx, settled, null)
      if (news) sum.told += await listToTell(tx, begun)
      sum.judged += batch.length
      sum.began += begun.length
      sum.ended += over.length
    })
  const given = new Set(services.map(({ id }) => id))
  const others = (await entriesOn(tx, on)).flatMap(({ id }) => (given.has(id) ? [] : [id]))
  const gone = await endGone(tx, [...names, ...others])
  await takeOffList(tx, gone)
  sum.ended += gone.length
  for (const run of runs) await keepRun(tx, run)
  return sum
}

/** The services of a person's row of outcomes that said yes, and that could not tell; each is counted in its run. */
function judgedIn(outcomes: readonly string[], runs: readonly Run[]): { services: string[]; unsure: string[] } {
  const services: string[] = []
  const unsure: string[] = []
  runs.forEach((run, at) => {
    run.judged += 1
    if (outcomes[at] === 'needs') {
      run.unknown += 1
      unsure.push(run.service)
    } else if (outcomes[at] === 'yes') {
      run.entitled += 1
      services.push(run.service)
    }
  })
  return { services, unsure }
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
