import { backUp } from '../backup/backup.ts'
import { commandDatabase } from './database.ts'
import { runCommand } from './run.ts'

const usage = 'npm run backup -- FOLDER [--data FOLDER | --database-url URL]'

/** `npm run backup -- FOLDER [--data FOLDER | --database-url URL]`: copies the database into a new folder; the product may run. */
await runCommand(async (argv, say) => {
  const { owner, positionals, close } = await commandDatabase(argv, say, { usage })
  try {
    const [folder = ''] = positionals
    const { parts, filesInS3 } = await backUp(owner, folder)
    const rows = parts.reduce((sum, part) => sum + part.rows, 0)
    say(
      `${folder}: ${rows} rows in ${parts.length} files. It holds personal data and the installation's secret: keep it as safe as the database.`,
    )
    if (filesInS3 > 0) say(`${filesInS3} uploaded files lie in S3 storage and are not in the backup: copy the bucket too.`)
    return true
  } finally {
    await close()
  }
})
