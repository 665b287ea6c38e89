// plans:verify FOLDER: imports every plan in the folder and compares it with the committed packs, section by section.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { committedPacks, packOf } from '../committed.ts'
import { differences, sections } from '../compare.ts'
import { importPlan } from '../index.ts'
import { stopReading } from '../read/worker-pool.ts'
import { reducePack } from '../reduce.ts'
import { complaint } from './words.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function verify(folder: string): Promise<{ passed: number; failed: number }> {
  const counts = { passed: 0, failed: 0 }
  const names = (await readdir(folder)).filter((name) => /\.(?:txt|docx|pdf|html?)$/i.test(name)).sort()
  if (names.length === 0) {
    say(`${folder} 里没有方案文件（.txt、.docx、.pdf、.html）。 There is no plan document in ${folder}.`)
    return { passed: 0, failed: 1 }
  }
  const committed = await committedPacks()
  for (const name of names) await verifyOne(join(folder, name), name, committed, counts)
  return counts
}

async function verifyOne(
  path: string,
  name: string,
  committed: Awaited<ReturnType<typeof committedPacks>>,
  counts: { passed: number; failed: number },
) {
  const started = performance.now()
  try {
    const { pack } = await importPlan(await readFile(path), { name })
    const reduced = reducePack(pack)
    const expected = packOf(committed, reduced)
    const took = Math.round(performance.now() - started)
    if (!expected) {
      counts.failed++
      say(
        `FAILED ${name}: districts/*/plans 里没有 ${pack.district ?? '未知地区'} 到 ${pack.periodEnd ?? '?'} 年的方案。 No committed pack of that district and period.`,
      )
      return
    }
    say(`${name} → ${expected.file} (${took} ms)`)
    for (const section of sections) {
      const found = differences(section, expected.pack, reduced)
      if (found.length === 0) counts.passed++
      else counts.failed++
      for (const { at, committed: was, imported } of found)
        say(`FAILED ${name} ${at}: committed ${JSON.stringify(was)}, imported ${JSON.stringify(imported)}`)
    }
  } catch (error) {
    counts.failed++
    say(`FAILED ${name}: ${complaint(error)}`)
  }
}

const [folder] = parseArgs({ args: process.argv.slice(2), allowPositionals: true }).positionals
if (!folder) say('用法：npm run plans:verify -- 文件夹  Usage: npm run plans:verify -- FOLDER')
const counts = folder
  ? await verify(folder).catch((error: unknown) => {
      say(complaint(error))
      return { passed: 0, failed: 1 }
    })
  : { passed: 0, failed: 1 }
await stopReading()
say(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 ? 1 : 0
