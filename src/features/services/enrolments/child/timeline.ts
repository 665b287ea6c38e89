import type { Context } from '../../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { found, Problem } from '../../../../platform/problem.ts'
import { briefsNamed, findPerson } from '../../../people/index.ts'
import type { Purpose } from '../../../people/shapes.ts'
import type { ChildTimeline, MissedQuery, MissedSteps } from '../contract.ts'
import { requireReading } from '../own.ts'
import { whose } from '../whose.ts'
import { stateOf, windowOf } from './rules.ts'
import { currentSchedule, servicesOf } from './schedule.ts'
import { countMissed, missedPage, stepsDone } from './store.ts'

/** A child's handbook, visits and checks by age, each done, due, missed or to come. 422 `child_schedule_not_for` for who is older or whose birth date is not known. */
export function getChildTimeline(
  ctx: Context,
  id: string,
  { purpose }: { purpose?: Purpose | undefined },
): Promise<ChildTimeline> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireReading(tx, person, purpose, 'child_checks')
    const timeline = await timelineOf(tx, person)
    if (!timeline) throw new Problem(422, 'child_schedule_not_for', { bornOn: person.bornOn })
    return timeline
  })
}

/** The same in the caller's transaction; nothing for who is past the last step. */
export async function timelineOf(
  tx: Tx,
  { id, bornOn }: { id: string; bornOn: string | null },
): Promise<ChildTimeline | undefined> {
  if (bornOn === null) return undefined
  const schedule = await currentSchedule(tx)
  const windows = schedule.steps.map((step) => ({ step, window: windowOf(bornOn, step) }))
  if (windows.every(({ window }) => window.until <= tx.today)) return undefined
  const done = await stepsDone(tx, id, servicesOf(schedule))
  return {
    ...{ person: id, bornOn, source: schedule.source },
    steps: windows.map(({ step, window }) => {
      const doneOn = done.get(step.step) ?? null
      return {
        ...{ step: step.step, name: step.name, kind: step.kind, service: schedule.of(step)[0] ?? null, ...window },
        ...{ state: stateOf(window, doneOn, tx.today), doneOn, unsure: step.unsure ?? null },
      }
    }),
  }
}

/** Children whose step is due or was missed: of steps that an entry of the catalogue stands for, else nobody could record them. */
export function listMissedSteps(ctx: Context, { step: only, street, state, after, limit }: MissedQuery): Promise<MissedSteps> {
  return reading(ctx, async (tx) => {
    const schedule = await currentSchedule(tx)
    const steps = schedule.steps.filter((step) => schedule.of(step).length > 0)
    const asked = { services: servicesOf(schedule), state, whose: { ...whose(tx, street), organizations: undefined } }
    const counts = steps.length > 0 ? await countMissed(tx, { ...asked, steps }) : new Map<string, number>()
    const wanted = only === undefined ? steps : steps.filter(({ step }) => step === only)
    const rows = wanted.length > 0 ? await missedPage(tx, { ...asked, steps: wanted }, { after, limit }) : []
    const briefs = await briefsNamed(
      tx,
      rows.map(({ person }) => person),
    )
    const known = new Map(steps.map((step) => [step.step, { name: step.name, service: schedule.of(step)[0] ?? null }]))
    return {
      on: tx.today,
      steps: steps.map(({ step, name }) => ({ step, name, n: counts.get(step) ?? 0 })),
      rows: rows.flatMap(({ person, step, until }) => {
        const who = briefs.get(person)
        const { name, service } = known.get(step) ?? { name: { zh: step }, service: null }
        return who ? [{ who, step, name, service, until }] : []
      }),
      next: rows.length < limit ? null : (rows.at(-1)?.cursor ?? null),
    }
  })
}
