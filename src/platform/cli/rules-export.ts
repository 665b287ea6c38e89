import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exportFiles } from '../../features/services/index.ts'
import { CommandProblem } from '../command-problem.ts'
import { reading } from '../database/transaction.ts'
import { withRules } from './rules.ts'
import { runCommand } from './run.ts'

/**
 * `npm run rules:export -- --district 310101 --to FOLDER`: writes the district's own rules and services as the files that seed the same versions, those
 * published here included. What stands in the folder under the same names is replaced.
 */
await runCommand((argv, say) =>
  withRules(argv, say, { name: 'rules.export', options: ['to'] }, async ({ contexts, values }) => {
    const { district, to } = values
    const [ctx] = contexts
    if (!district || !to || !ctx) throw new CommandProblem('expected: npm run rules:export -- --district CODE --to FOLDER')
    const files = await reading(ctx, exportFiles)
    for (const { path, text } of files) {
      await mkdir(dirname(join(to, path)), { recursive: true })
      await writeFile(join(to, path), text)
    }
    const versions = files.reduce((sum, file) => sum + file.versions, 0)
    say(`${versions} versions in ${files.length} files below ${to}`)
    return true
  }),
)
