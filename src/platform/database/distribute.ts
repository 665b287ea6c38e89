import pg from 'pg'
import { commandDatabase } from '../cli/database.ts'
import { runCommand } from '../cli/run.ts'
import { readCatalogue } from './distribution/catalogue.ts'
import { tenantTables } from './distribution/checks.ts'
import { citusVersion, distributeTables } from './distribution/citus.ts'
import { shapeReport } from './distribution/report.ts'

/** `npm run db:distribute [-- --data FOLDER | --database-url URL]`: distributes the tenant tables on Citus; elsewhere checks every precondition and says so. */
await runCommand(async (argv, say) => {
  const { owner, close } = await commandDatabase(argv, say)
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  try {
    await client.connect()
    const catalogue = await readCatalogue(client)
    const { lines, findings, failed } = shapeReport(catalogue)
    for (const line of lines) say(line)
    const citus = await citusVersion(client)
    if (!citus)
      say(
        'not run on Citus: this database has no Citus extension, so nothing was distributed; the preconditions above were checked on its catalogue',
      )
    else if (failed > 0) say(`Citus ${citus}: nothing was distributed, because not every precondition holds`)
    else say(`Citus ${citus}: distributed ${(await distributeTables(client, tenantTables(catalogue), say)).length} tables`)
    say(`${findings.length - failed} passed, ${failed} failed`)
    return failed === 0
  } finally {
    await client.end()
    await close()
  }
})
