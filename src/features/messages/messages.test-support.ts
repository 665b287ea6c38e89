import type { World } from '../../../test/support/world.ts'
import { deliver } from '../../platform/jobs/deliver.ts'

/** Runs the queue's jobs of some names that are due, once each, as the worker would; answers how many. What they order in turn runs too. */
export async function runJobs(w: World, ...names: string[]): Promise<number> {
  let ran = 0
  for (;;) {
    const { rows } = await w.owner.query<{ id: string; task: string; payload: Record<string, string> }>(
      `select j.id, t.identifier as task, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = any ($1) and j.run_at <= now() order by j.id limit 1`,
      [names],
    )
    const [job] = rows
    if (!job) return ran
    await w.owner.query('delete from graphile_worker._private_jobs where id = $1', [job.id])
    await handlerOf(w, job.task)({ ...w.ctx(job.payload.district), actor: systemOf(job.task) }, job.payload)
    ran += 1
  }
}

const systemOf = (name: string) => ({ kind: 'system' as const, id: `system:${name}`, name, grants: [], persons: [] })

function handlerOf(w: World, name: string) {
  const handler = name === 'platform.deliver' ? deliver : w.product.features.flatMap(({ jobs }) => jobs?.[name] ?? [])[0]
  if (!handler) throw new Error(`no feature runs ${name}`)
  return handler
}

/** What a person was told, oldest first, as the table keeps it. */
export async function toldTo(w: World, person: string): Promise<Record<string, unknown>[]> {
  const { rows } = await w.owner.query(
    'select id, kind, channel, because, state, text, sent_to, tries, urgent, fault from messages.message where person = $1 order by made_at, id',
    [person],
  )
  return rows
}
