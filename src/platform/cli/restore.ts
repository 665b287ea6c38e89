import { migrationFolders } from '../../product.ts'
import { restore } from '../backup/restore.ts'
import { readMigrations } from '../database/migrate.ts'
import { roleNames } from '../database/roles.ts'
import { commandDatabase } from './database.ts'
import { runCommand } from './run.ts'

const usage = 'npm run restore -- FOLDER [--data FOLDER | --database-url URL]'

/** `npm run restore -- FOLDER [--data FOLDER | --database-url URL]`: brings a backup into a new database and proves it equal to the manifest. */
await runCommand(async (argv, say) => {
  const { config, owner, positionals, close } = await commandDatabase(argv, say, { empty: true, usage })
  try {
    const [folder = ''] = positionals
    const migrations = await readMigrations(migrationFolders())
    const { parts, takenAt } = await restore(owner, { folder, migrations, roles: roleNames(config.rolePrefix) })
    say(`restored ${parts.reduce((sum, part) => sum + part.rows, 0)} rows as of ${takenAt}; every file equals its manifest`)
    return true
  } finally {
    await close()
  }
})
