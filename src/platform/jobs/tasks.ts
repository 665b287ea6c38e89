import type { Task, TaskList } from 'graphile-worker'
import { type Actor, systemActor } from '../actor.ts'
import type { Context } from '../context.ts'
import { faultOf } from './fault.ts'
import type { JobHandler } from './job.ts'

/** Makes the context in which a job runs in its district. */
export type ContextFor = (district: string, actor: Actor) => Context | Promise<Context>

/**
 * The queue's tasks: every job by its name. A job ordered without a district (by the crontab) orders itself once for each installed district;
 * what a handler throws is kept without the values in it. `calm` resolves when a job may begin.
 */
export function tasksOf(
  jobs: ReadonlyMap<string, JobHandler>,
  ctxFor: ContextFor,
  calm: () => Promise<void> = async () => {},
): TaskList {
  return Object.fromEntries([...jobs].map(([name, handler]) => [name, taskOf(name, handler, ctxFor, calm)]))
}

function taskOf(name: string, handler: JobHandler, ctxFor: ContextFor, calm: () => Promise<void>): Task {
  return async (payload, { withPgClient }) => {
    const ids = payload as Record<string, string>
    if (ids.district === undefined) {
      await withPgClient((client) => client.query(inEveryDistrict, [name]))
      return
    }
    await calm()
    try {
      await handler(await ctxFor(ids.district, systemActor(name)), ids)
    } catch (error) {
      throw new Error(faultOf(error))
    }
  }
}

const inEveryDistrict = `select platform.enqueue($1, json_build_object('district', code), null, 'crontab') from platform.district`
