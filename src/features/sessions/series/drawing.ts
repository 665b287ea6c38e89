import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { keepDecisions, knowing } from '../../services/index.ts'
import { offeredService, type SessionService } from '../bookings/offered.ts'
import { applicationsOf } from './application-store.ts'
import { fillJob } from './enrolling.ts'
import { seriesWaiting } from './events.ts'
import { revealSeed } from './publishing.ts'
import { type Candidate, drawn } from './rules.ts'
import { keepDraw, lockSeries, seriesToDraw, seriesToFill } from './store.ts'

/** Looks for courses whose day of the draw has come, and for places that a crash left empty. */
export const drawJob = 'sessions.draw_series'
/** Draws one of them. */
export const drawOneJob = 'sessions.draw_one_series'

/** Orders a draw for each course whose day has come: one that cannot be drawn holds up no other. */
export function drawAll(ctx: Context): Promise<void> {
  return transaction(ctx, async (tx) => {
    for (const series of await seriesToDraw(tx)) await tx.enqueue({ job: drawOneJob, payload: { series }, key: series })
    for (const series of await seriesToFill(tx)) await tx.enqueue({ job: fillJob, payload: { series }, key: series })
  })
}

/** Reveals the seed and draws a course on its day; the places are given afterwards, one transaction each. Run early or twice it does nothing. */
export async function drawSeries(ctx: Context, { series: id = '' }: { series?: string }): Promise<void> {
  await transaction(ctx, async (tx) => {
    const series = await lockSeries(tx, id, 'update')
    if (!series || series.drawnAt || series.cancelledAt || tx.today < series.drawOn) return
    // A course that was announced is drawn, whatever the catalogue says by now; without its service there is no rule of priority.
    const service = await offeredService(tx, series.service, series.startsOn)
    const applications = await applicationsOf(tx, id, ['applied'])
    const candidates: Candidate[] = []
    for (const { id: application, person } of applications)
      candidates.push({ id: application, points: service ? await pointsOf(tx, service, { person, on: series.drawOn }) : 0 })
    const seed = await revealSeed(ctx, tx, series)
    const draw = drawn(candidates, { seed, digest: contentHash })
    await keepDraw(tx, id, { seed, draw })
    const persons = new Map(applications.map(({ id: application, person }) => [application, person]))
    for (const { application, rank } of draw)
      if (rank > series.capacity) {
        const person = persons.get(application) as string
        await tx.emit(seriesWaiting({ application, person, series: id, service: series.service }))
      }
    await tx.audit('sessions.draw_series', `series/${id}`, { seed, applications: draw.length, capacity: series.capacity })
    await tx.enqueue({ job: fillJob, payload: { series: id }, key: id })
  })
}

/** Somebody's points by the service's rule of priority, kept with their facts; 0 without a rule, and where a fact is missing. */
async function pointsOf(
  tx: Tx,
  { entry, district }: SessionService,
  { person, on }: { person: string; on: string },
): Promise<number> {
  const { priority } = entry
  if (!priority) return 0
  const decision = (await knowing(tx, district, { rules: [priority], person, on, service: entry.id })).decide(priority)
  keepDecisions(tx, { person, service: entry.id, decisions: [decision] })
  return decision.kind !== 'eligibility' && typeof decision.value === 'number' ? decision.value : 0
}
