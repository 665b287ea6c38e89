import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportProgress } from '../src/features/people/importing/contract.ts'
import { attachEmbedded } from '../src/platform/database/embedded.ts'
import { bareCopyOf } from './bare-copy.ts'
import { type Bench, megabytes, round } from './bench.ts'
import { signIn } from './boards.ts'
import { ask } from './generated.ts'
import { brokenEvery, sheetHeadings, writePeopleSheet } from './people-sheet.ts'
import { inDataFolder, peakBytes, residentBytes, start } from './product.ts'

const district = '310118'

/** A list of people brought in as an officer does it, twice; from the upload to the last row, and until nothing is left to do. */
export const bench: Bench = {
  name: 'intake',
  line: 'rows/s of a list of people brought in, and again (argument: ROWS), beside a bare COPY of the same file into one table',
  run: ([rows = '100000']) =>
    inDataFolder(async (folder) => {
      const file = join(folder, 'people.csv')
      const broken = await writePeopleSheet(file, Number(rows), district)
      const product = await start(folder)
      const before = await residentBytes(product.pid)
      const turns: Turn[] = []
      let peak = 0
      try {
        await untilIdle(folder)
        const user = { api: `${product.url}/api/districts/${district}`, cookie: await signIn(product.url, 'qingpu-minzheng') }
        for (let turn = 0; turn < 2; turn += 1) turns.push(await broughtIn(user, file, folder))
        peak = await peakBytes(product.pid)
      } finally {
        await product.stop()
      }
      const bare = await bareCopyOf(folder, file, sheetHeadings.length)
      const [first, again] = turns as [Turn, Turn]
      const nothing = again.added === 0 && again.changed === 0 && again.bad === first.bad
      return {
        figures: { rows: Number(rows), bytes: (await stat(file)).size, broken, first, again, nodeBefore: before, nodePeak: peak },
        baseline: { seconds: bare, rowsPerSecond: Math.round(Number(rows) / bare) },
        tables: [
          {
            title: `${rows} rows, one of ${brokenEvery} broken`,
            columns: ['', 'upload s', 'read s', 'take in s', 'rows/s', 'afterwards s', 'new', 'changed', 'same', 'rejected'],
            rows: turns.map((turn, at) => [
              ...[at === 0 ? 'brought in' : 'the same file again', round(turn.upload), round(turn.read), round(turn.take)],
              ...[Math.round(Number(rows) / (turn.upload + turn.read + turn.take)), round(turn.afterwards)],
              ...[turn.added, turn.changed, turn.same, turn.bad],
            ]),
          },
        ],
        notes: [
          `baseline: one COPY of the same file into one table with its key: ${round(bare)} s, ${Math.round(Number(rows) / bare)} rows/s; ratio ${round(
            (first.upload + first.read + first.take) / bare,
          )}`,
          `Node at most ${megabytes(peak)} MB, ${megabytes(before)} MB when ready`,
          `rejected as meant: ${first.bad === broken ? 'yes' : `NO, ${broken} are broken`}; the second time changes nothing: ${nothing ? 'yes' : 'NO'}`,
        ],
      }
    }),
}

type Turn = Pick<ImportProgress, 'added' | 'changed' | 'same' | 'bad'> & {
  upload: number
  read: number
  take: number
  afterwards: number
}

async function broughtIn({ api, cookie }: { api: string; cookie: string }, file: string, folder: string): Promise<Turn> {
  const seconds = stopwatch()
  const form = new FormData()
  form.set('file', await openAsBlob(file), '测量名册.csv')
  const reply = await fetch(`${api}/people-imports`, { method: 'POST', body: form, headers: { cookie } })
  if (reply.status !== 201) throw new Error(`the list was refused: ${reply.status} ${await reply.text()}`)
  const { id } = (await reply.json()) as { id: string }
  const one = `${api}/people-imports/${id}`
  const upload = seconds()
  await until(one, cookie, 'received')
  const read = seconds()
  await ask(`${one}/start`, cookie, {})
  const { added, changed, same, bad } = await until(one, cookie, 'done')
  const take = seconds()
  await untilIdle(folder)
  return { added, changed, same, bad, upload, read, take, afterwards: seconds() }
}

/** Seconds since it was last asked. */
function stopwatch(): () => number {
  let since = performance.now()
  return () => {
    const now = performance.now()
    const seconds = (now - since) / 1000
    since = now
    return seconds
  }
}

async function until(one: string, cookie: string, state: ImportProgress['state']): Promise<ImportProgress> {
  for (;;) {
    const progress = await ask<ImportProgress>(`${one}/progress`, cookie)
    if (progress.state === state) return progress
    if (progress.state === 'failed') throw new Error(`the list could not be brought in: ${JSON.stringify(progress.failure)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Waits until no job is due or running, twice in a row: one that ends may order another. */
async function untilIdle(folder: string): Promise<void> {
  const { Client } = (await import('pg')).default
  const client = new Client((await attachEmbedded({ dataDir: folder })).options('yiyu'))
  await client.connect()
  try {
    for (let idle = 0; idle < 2; ) {
      const { rows } = await client.query('select running = 0 and oldest_seconds = 0 as idle from platform.queue_state()')
      idle = rows[0].idle ? idle + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    await client.end()
  }
}
