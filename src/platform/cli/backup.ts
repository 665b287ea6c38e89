import { backUp } from '../backup/backup.ts'
import { backUpCluster } from '../backup/physical.ts'
import { commandDatabase } from './database.ts'
import { runCommand } from './run.ts'

const usage = 'npm run backup -- FOLDER [--physical yes] [--data FOLDER | --database-url URL]'

/**
 * `npm run backup -- FOLDER [--data FOLDER | --database-url URL]`: copies the database into a new folder; the product may run. With `--physical yes` the server's own
 * files, which are quicker to put back and need the same major version of PostgreSQL.
 */
await runCommand(async (argv, say) => {
  const { config, owner, values, positionals, close } = await commandDatabase(argv, say, { options: ['physical'], usage })
  try {
    const [folder = ''] = positionals
    if (values.physical === 'yes') {
      await backUpCluster(owner, folder)
      say(
        `${folder}: a data folder, opened by npm start -- --data ${folder}. Keep it as safe as the database. ${config.keysFile} is not in it: keep a copy apart.`,
      )
      return true
    }
    const { parts, filesInS3 } = await backUp(owner, folder)
    const rows = parts.reduce((sum, part) => sum + part.rows, 0)
    say(
      `${folder}: ${rows} rows in ${parts.length} files. It holds personal data and the installation's secret: keep it as safe as the database. ${config.keysFile} is not in it: keep a copy apart.`,
    )
    if (filesInS3 > 0) say(`${filesInS3} uploaded files lie in S3 storage and are not in the backup: copy the bucket too.`)
    return true
  } finally {
    await close()
  }
})
