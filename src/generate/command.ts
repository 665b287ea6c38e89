import { availableParallelism } from 'node:os'
import { features } from '../app.ts'
import { systemActor } from '../platform/actor.ts'
import { commandDatabase } from '../platform/cli/database.ts'
import { readInstallation } from '../platform/cli/installation.ts'
import { runCommand } from '../platform/cli/run.ts'
import { clockWith } from '../platform/clock.ts'
import { CommandProblem } from '../platform/command-problem.ts'
import { refreshAll } from '../platform/counters/parts.ts'
import { counterRegistry } from '../platform/counters/registry.ts'
import { connectionsFor, openDatabases } from '../platform/database/databases.ts'
import { roleNames } from '../platform/database/roles.ts'
import { readDistricts } from '../platform/districts/folder.ts'
import { subscriptionsOf } from '../platform/events.ts'
import { openFiles } from '../platform/files/open.ts'
import { openKeyRing } from '../platform/secrecy/key-ring.ts'
import { readFigures } from '../platform/synthetic/figures.ts'
import { loadDistrict } from './load.ts'
import { readWishes, usage } from './wishes.ts'

/**
 * `npm run generate -- --district 310118 --residents 100000 --seed 7 [--day 2025-06-30] [--replace yes] [--data FOLDER]`: fills a district with synthetic people and
 * facilities that follow the figures of its plan. The same seed gives the same rows.
 */
await runCommand(async (argv, say) => {
  if (argv.includes('--help') || argv.includes('-h')) {
    say(usage)
    return true
  }
  const options = ['district', 'residents', 'seed', 'day', 'replace', 'threads']
  const { config, owner, values, positionals, close } = await commandDatabase(argv, say, { options })
  const own = { app: config.databaseAppUrl, counter: config.databaseCounterUrl }
  const databases = openDatabases(connectionsFor(owner, roleNames(config.rolePrefix), own), 2)
  try {
    if (positionals.length > 0) throw new CommandProblem(usage)
    const { offsetDays, districts, keyFingerprint } = await readInstallation(owner)
    const clock = clockWith(offsetDays)
    const wishes = readWishes(values, { districts, today: clock.today() })
    const folder = (await readDistricts(config.districtsDir)).find(({ code }) => code === wishes.district)
    const figures = folder && (await readFigures(folder.folder))
    if (!folder || !figures)
      throw new CommandProblem(
        `没有 ${wishes.district} 的数字（figures.yaml）。\nThere are no figures of ${wishes.district}: its folder needs a figures.yaml.`,
      )
    const keys = openKeyRing(config, keyFingerprint)
    const began = performance.now()
    const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
    const { rows } = await loadDistrict({
      ...{ owner, folder, figures, wishes, keySettings: config },
      threads: Number(values.threads ?? Math.max(1, availableParallelism() - 1)),
      say: (line) => say(`${seconds().padStart(7)} s  ${line}`),
    })
    const registry = counterRegistry(features)
    const files = openFiles({ s3: config.s3, limitBytes: config.uploadLimitBytes }).store
    await refreshAll(
      {
        ...{ databases, clock, keys, files, counters: registry, requestId: 'generate', district: wishes.district },
        subscriptions: subscriptionsOf([]),
        actor: systemActor('generate'),
      },
      registry,
    )
    say(`${seconds().padStart(7)} s  ${rows} rows are in, and counted`)
    return true
  } finally {
    await databases.close()
    await close()
  }
})
