// plan:import FILE [--format txt|docx|pdf|html] [--committed]: the pack on standard output, warnings on standard error.
// --committed prints the form that is kept under districts/: facts, with sentences as span and hash.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { importPlan } from '../index.ts'
import { ImportProblem, importProblem } from '../problem.ts'
import { refuseOversize } from '../read/limits.ts'
import { stopReading } from '../read/worker-pool.ts'
import { reducePack } from '../reduce.ts'
import { complaint, formatNamed } from './words.ts'

const usage = new ImportProblem('usage', {
  zh: '用法：npm run --silent plan:import -- 文件 [--format txt|docx|pdf|html] [--committed]',
  en: 'Usage: npm run --silent plan:import -- FILE [--format txt|docx|pdf|html] [--committed]',
})

async function main(args: string[]): Promise<void> {
  const { file, format, committed } = understood(args)
  const size = (await stat(file).catch(() => null))?.size
  if (size === undefined) throw importProblem('file_not_found')
  refuseOversize(size)
  const bytes = await readFile(file).catch(() => {
    throw importProblem('file_not_found')
  })
  const { document, pack } = await importPlan(bytes, { name: basename(file), format })
  process.stdout.write(`${JSON.stringify(committed ? reducePack(pack) : pack, null, 2)}\n`)
  for (const warning of pack.warnings) {
    const line = document.text.slice(0, warning.at[0]).split('\n').length
    process.stderr.write(`warning ${warning.code} line ${line} [${warning.at.join(', ')}) ${warning.text}\n`)
  }
}

function understood(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string' }, committed: { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw usage
    return {
      file,
      format: values.format === undefined ? undefined : formatNamed(values.format),
      committed: values.committed ?? false,
    }
  } catch (error) {
    throw error instanceof ImportProblem ? error : usage
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`)
  process.exitCode = 1
} finally {
  await stopReading()
}
