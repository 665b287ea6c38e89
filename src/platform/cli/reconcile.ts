import { features } from '../../app.ts'
import { systemActor } from '../actor.ts'
import { clockWith } from '../clock.ts'
import { CommandProblem } from '../command-problem.ts'
import type { Context } from '../context.ts'
import { refreshAll } from '../counters/parts.ts'
import { reconcile, reportOf } from '../counters/reconcile.ts'
import { counterRegistry } from '../counters/registry.ts'
import { connectionsFor, openDatabases } from '../database/databases.ts'
import { roleNames } from '../database/roles.ts'
import { subscriptionsOf } from '../events.ts'
import { openFiles } from '../files/open.ts'
import { openKeyRing } from '../secrecy/key-ring.ts'
import { commandDatabase } from './database.ts'
import { readInstallation } from './installation.ts'
import { runCommand } from './run.ts'

/**
 * `npm run counters:reconcile [-- --district 310118] [--repair yes]`: proves the stored counter values equal to a full count. With `--repair yes` everything
 * is counted anew first; values are appended, as always.
 */
await runCommand(async (argv, say) => {
  const { config, owner, values, close } = await commandDatabase(argv, say, { options: ['district', 'repair'] })
  const own = { app: config.databaseAppUrl, counter: config.databaseCounterUrl }
  const databases = openDatabases(connectionsFor(owner, roleNames(config.rolePrefix), own), 2)
  try {
    const { offsetDays, districts, keyFingerprint } = await readInstallation(owner)
    if (values.district && !districts.includes(values.district))
      throw new CommandProblem(`no district ${values.district} here; there are: ${districts.join(', ')}`)
    const registry = counterRegistry(features)
    const store = openFiles({ s3: config.s3, limitBytes: config.uploadLimitBytes }).store
    const base = {
      databases,
      clock: clockWith(offsetDays),
      counters: registry,
      subscriptions: subscriptionsOf([]),
      files: store,
      keys: openKeyRing(config, keyFingerprint),
      requestId: 'reconcile',
    }
    let [passed, failed] = [0, 0]
    for (const district of values.district ? [values.district] : districts) {
      const ctx: Context = { ...base, district, actor: systemActor('counters.reconcile') }
      if (values.repair === 'yes') await refreshAll(ctx, registry)
      const results = await reconcile(ctx, registry)
      const report = reportOf(district, results)
      for (const line of report.lines) say(line)
      failed += report.failed
      passed += results.length - report.failed
    }
    say(`${passed} passed, ${failed} failed`)
    return failed === 0
  } finally {
    await databases.close()
    await close()
  }
})
