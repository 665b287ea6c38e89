import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { withWholeDistrict } from '../../people/index.ts'
import type { CatalogueEntry } from '../../services/catalogue/contract.ts'
import { entriesOn, findEntry } from '../../services/index.ts'
import { tell } from '../delivering/telling.ts'
import { mayBroadcast } from '../policy.ts'
import { pushKind } from '../shapes.ts'
import type { Speech } from '../speech.ts'
import { choose } from './choosing.ts'
import type { Broadcast, BroadcastList, BroadcastPreview, NewBroadcast } from './contract.ts'
import {
  advanceBroadcast,
  type BroadcastRow,
  candidatesAfter,
  countCandidates,
  endBroadcast,
  faredOf,
  findBroadcast,
  insertBroadcast,
  listBroadcastRows,
  lockBroadcast,
  lockBroadcasting,
} from './store.ts'

/** Sends a broadcast on, a batch at a time. */
export const broadcastJob = 'messages.broadcast'
const batch = 2000

/** Whom a broadcast would reach, as numbers: nothing is kept and nobody is named. Problems: 403; 404; 409 `service_not_by_messages`; 422 `broadcast_ages`; those of the rule. */
export function previewBroadcast(ctx: Context, wish: NewBroadcast): Promise<BroadcastPreview> {
  return reading(ctx, async (tx) => {
    const entry = await sendable(tx, wish.service)
    requireAges(wish)
    return await withWholeDistrict(tx, async () => {
      const sum: BroadcastPreview = {
        ...{ candidates: await countCandidates(tx, wish), fitting: 0, unsure: 0, told: 0, ways: {} },
        without: { refused: 0, enough: 0, uninterested: 0, unreachable: 0 },
      }
      for await (const some of candidatesOf(tx, wish)) {
        const { fitting, unsure, told, without } = await choose(tx, chosenBy(entry, wish), some)
        sum.fitting += fitting
        sum.unsure += unsure
        sum.told += told.length
        for (const { way } of told) sum.ways[way] = (sum.ways[way] ?? 0) + 1
        for (const why of ['refused', 'enough', 'uninterested', 'unreachable'] as const) sum.without[why] += without[why]
      }
      return sum
    })
  })
}

async function* candidatesOf(tx: Tx, wish: NewBroadcast): AsyncGenerator<string[]> {
  let after: string | null = null
  for (;;) {
    const some: string[] = await candidatesAfter(tx, wish, after, batch)
    if (some.length > 0) yield some
    if (some.length < batch) return
    after = some.at(-1) ?? null
  }
}

/** Sends a thing to those who want it, as a job that says how far it has come. Problems: as for the preview, 422 `broadcast_to_nobody`. */
export function sendBroadcast(ctx: Context, wish: NewBroadcast): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    await sendable(tx, wish.service)
    requireAges(wish)
    const candidates = await withWholeDistrict(tx, () => countCandidates(tx, wish))
    if (candidates === 0) throw new Problem(422, 'broadcast_to_nobody')
    const id = await insertBroadcast(tx, wish, candidates)
    await tx.audit('messages.broadcast', `broadcast/${id}`, { service: wish.service, title: wish.title, candidates })
    await tx.enqueue({ job: broadcastJob, payload: { broadcast: id }, key: `${broadcastJob} ${id}` })
    return { id }
  })
}

/** Tells the next of those who are meant and orders itself again while there are more; one broadcast of the district at a time. Run twice nobody is told twice. */
export async function runBroadcast(ctx: Context, speech: Speech, { broadcast: id = '' }: { broadcast?: string }): Promise<void> {
  await transaction(ctx, async (tx) => {
    await lockBroadcasting(tx)
    const row = await lockBroadcast(tx, id)
    if (row?.state !== 'sending') return
    const entry = await findEntry(tx, row.service, tx.today)
    const some = entry ? await candidatesAfter(tx, row, row.cursorAt, batch) : []
    const last = some.at(-1)
    if (!entry || last === undefined) return await endBroadcast(tx, id, 'sent')
    const { told } = await choose(tx, chosenBy(entry, row), some)
    const made = await tell(
      tx,
      speech,
      told.map(({ person, way }) => wishOf(row, person, way === 'site')),
    )
    await advanceBroadcast(tx, id, { cursorAt: last, lookedAt: some.length, told: made.length })
    if (some.length < batch) await endBroadcast(tx, id, 'sent')
    else await tx.enqueue({ job: broadcastJob, payload: { broadcast: id }, key: `${broadcastJob} ${id}` })
  })
}

const wishOf = (row: BroadcastRow, person: string, onPage: boolean) => ({
  ...{ person, kind: pushKind, cause: `broadcast ${row.id}`, broadcast: row.id, said: { key: pushKind }, onPage },
  ...{ text: { zh: row.textZh, en: row.textEn }, ...(row.href === null ? {} : { href: row.href }) },
})

/** Stops a broadcast: nobody more is told. Problems: 403, 404, 409 `broadcast_is_over`. */
export function stopBroadcast(ctx: Context, id: string): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockBroadcast(tx, id), 'broadcast')
    await sendable(tx, row.service)
    if (row.state !== 'sending') throw new Problem(409, 'broadcast_is_over', { state: row.state })
    await endBroadcast(tx, id, 'stopped')
    await tx.audit('messages.stop_broadcast', `broadcast/${id}`, { title: row.title, lookedAt: row.lookedAt, told: row.told })
    return { id }
  })
}

/** The newest broadcasts, with how far they are and how their messages fared, and the services one may send for. */
export function listBroadcasts(ctx: Context): Promise<BroadcastList> {
  return reading(ctx, async (tx) => {
    const entries = await entriesOn(tx, tx.today)
    const rows = await listBroadcastRows(tx, 100)
    const services = entries.filter((entry) => entry.engine === 'messages' && mayBroadcast(tx.actor, tx.district, leadOf(entry)))
    return {
      broadcasts: await shown(tx, rows, entries),
      services: services.map(({ id, name, says, departments }) => ({
        ...{ id, name: name.zh, says: says.zh, departments: departments.map((one) => one.name) },
      })),
    }
  })
}

/** One broadcast as it stands. */
export function getBroadcast(ctx: Context, id: string): Promise<Broadcast> {
  return reading(ctx, async (tx) => {
    const row = found(await findBroadcast(tx, id), 'broadcast')
    return found((await shown(tx, [row], await entriesOn(tx, tx.today)))[0], 'broadcast')
  })
}

async function shown(tx: Tx, rows: readonly BroadcastRow[], entries: readonly CatalogueEntry[]): Promise<Broadcast[]> {
  const names = new Map(entries.map(({ id, name }) => [id, name.zh]))
  const fared = await faredOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...{ ...row, serviceName: names.get(row.service) ?? row.service, fared: fared.get(row.id) ?? {} },
    ...{ madeAt: row.madeAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null },
  }))
}

const leadOf = ({ departments }: CatalogueEntry): string | null => departments[0]?.id ?? null

const chosenBy = ({ id, rules }: CatalogueEntry, { topics }: Pick<NewBroadcast, 'topics'>) => ({
  ...{ service: id, rule: rules.eligibility, topics },
})

/** A service that the actor may send for. */
async function sendable(tx: Tx, id: string): Promise<CatalogueEntry> {
  const entry = found(await findEntry(tx, id, tx.today), 'service')
  permit(mayBroadcast(tx.actor, tx.district, leadOf(entry)))
  if (entry.engine !== 'messages') throw new Problem(409, 'service_not_by_messages', { service: entry.name.zh })
  return entry
}

function requireAges({ monthsFrom, monthsTo }: NewBroadcast): void {
  if (monthsFrom !== null && monthsTo !== null && monthsTo <= monthsFrom) throw new Problem(422, 'broadcast_ages')
}
