import { features } from '../../app.ts'
import { systemActor } from '../actor.ts'
import { clockWith } from '../clock.ts'
import { CommandProblem } from '../command-problem.ts'
import type { Context } from '../context.ts'
import { counterRegistry } from '../counters/registry.ts'
import { connectionsFor, openDatabases } from '../database/databases.ts'
import { roleNames } from '../database/roles.ts'
import { subscriptionsOf } from '../events.ts'
import { openFiles } from '../files/open.ts'
import { openKeyRing } from '../secrecy/key-ring.ts'
import { commandDatabase } from './database.ts'
import { readInstallation } from './installation.ts'

/** What a command about rules was told, and a context for each district that it is about: `--district CODE`, else all of them. */
export type RulesCommand = { contexts: Context[]; values: Record<string, string | undefined> }

/** Runs a command about rules over the installation's database; nobody is told of what it writes. */
export async function withRules(
  argv: string[],
  say: (line: string) => void,
  { name, options }: { name: string; options: string[] },
  work: (command: RulesCommand) => Promise<boolean>,
): Promise<boolean> {
  const { config, owner, values, close } = await commandDatabase(argv, say, { options: ['district', ...options] })
  const own = { app: config.databaseAppUrl, counter: config.databaseCounterUrl }
  const databases = openDatabases(connectionsFor(owner, roleNames(config.rolePrefix), own), 2)
  try {
    const { offsetDays, districts, keyFingerprint } = await readInstallation(owner)
    if (values.district && !districts.includes(values.district))
      throw new CommandProblem(`no district ${values.district} here; there are: ${districts.join(', ')}`)
    const base = {
      databases,
      clock: clockWith(offsetDays),
      counters: counterRegistry(features),
      subscriptions: subscriptionsOf([]),
      files: openFiles({ s3: config.s3, limitBytes: config.uploadLimitBytes }).store,
      facts: features.flatMap((feature) => feature.facts ?? []),
      keys: openKeyRing(config, keyFingerprint),
      requestId: name,
    }
    const contexts = (values.district ? [values.district] : districts).map((district) => ({
      ...base,
      district,
      actor: systemActor(name),
    }))
    return await work({ contexts, values })
  } finally {
    await databases.close()
    await close()
  }
}
