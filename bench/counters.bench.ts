import { readConfig } from '../src/platform/config.ts'
import { refreshAll } from '../src/platform/counters/parts.ts'
import { attachEmbedded } from '../src/platform/database/embedded.ts'
import { openProduct, prepare } from '../src/product.ts'
import { type Bench, median, percentile, round } from './bench.ts'
import { signIn } from './boards.ts'
import { ask, withResidents } from './generated.ts'

const district = '310118'
const targets = { recountSeconds: 10, boardP95: 100, visibleSeconds: 5 }
type Provisions = { measures: { id: string; streets: { street: string; people: number | null }[] }[] }

/** How long all counters of a large district take anew, a street board takes from stored values, and a change takes to be seen on it. */
export const bench: Bench = {
  name: 'counters',
  line: 's to count everything of a district anew, ms of the street board, s from a change to the board (arguments: RESIDENTS), beside one count(*) of its people',
  run: ([residents = '1000000']) =>
    withResidents(residents, district, async (product, folder) => {
      const { recount, bareCount } = await recounted(folder)
      const cookie = await signIn(product.url, 'qingpu-minzheng')
      const api = `${product.url}/api/districts/${district}`
      const boards: number[] = []
      for (let turn = 0; turn < 60; turn += 1) {
        const began = performance.now()
        await ask(`${api}/provision`, cookie)
        boards.push(performance.now() - began)
      }
      const visible: number[] = []
      for (let turn = 0; turn < 3; turn += 1) visible.push(await secondsUntilSeen(api, cookie))
      const board = { p50: round(median(boards)), p95: round(percentile(boards, 0.95)) }
      const worst = Math.max(...visible)
      const met = (is: boolean) => (is ? 'yes' : 'NO')
      return {
        figures: {
          residents: Number(residents),
          recountSeconds: round(recount),
          board,
          visibleSeconds: visible.map(round),
          targets,
        },
        baseline: { countSeconds: bareCount },
        tables: [
          {
            title: `${residents} residents of ${district}`,
            columns: ['', 'measured', 'target', 'met'],
            rows: [
              ['all counters anew, s', round(recount), targets.recountSeconds, met(recount < targets.recountSeconds)],
              ['baseline: one count(*) of its people, s', Math.round(bareCount * 1000) / 1000, '', ''],
              ['street board from stored values, p95 ms', board.p95, targets.boardP95, met(board.p95 < targets.boardP95)],
              [
                'from a change to the board, worst of 3, s',
                round(worst),
                targets.visibleSeconds,
                met(worst < targets.visibleSeconds),
              ],
            ],
          },
        ],
      }
    }),
}

/** Counts in this process, over the running product's database. */
async function recounted(folder: string): Promise<{ recount: number; bareCount: number }> {
  const config = readConfig(['--data', folder, '--port', '0'], { YIYU_LOG_LEVEL: 'error' })
  const owner = (await attachEmbedded({ dataDir: folder })).options('yiyu')
  const { record, districts, keys } = await prepare(config, owner, () => {})
  const product = await openProduct({ config, owner, record, districts, keys, publicUrl: 'http://127.0.0.1:1' })
  try {
    const began = performance.now()
    await refreshAll(product.contextFor(district, 'bench'), product.installation.counters)
    const recount = (performance.now() - began) / 1000
    return { recount, bareCount: await bareCountOf(owner) }
  } finally {
    await product.close()
  }
}

async function bareCountOf(owner: object): Promise<number> {
  const { Client } = (await import('pg')).default
  const client = new Client(owner)
  await client.connect()
  try {
    const began = performance.now()
    await client.query('select residence_street, count(*) from people.person where district = $1 group by 1', [district])
    return (performance.now() - began) / 1000
  } finally {
    await client.end()
  }
}

/** Records a new older resident and asks the street board until it counts one more. */
async function secondsUntilSeen(api: string, cookie: string): Promise<number> {
  const street = '310118001'
  const count = async () => {
    const { measures } = await ask<Provisions>(`${api}/provision`, cookie)
    return measures.find(({ id }) => id === 'beds')?.streets.find((one) => one.street === street)?.people ?? 0
  }
  const before = await count()
  const place = { street, line: '测量' }
  const began = performance.now()
  await ask(`${api}/persons`, cookie, {
    name: '葭测量',
    sex: 'female',
    bornOn: '1950-05-05',
    registered: place,
    residence: place,
    source: '测量',
  })
  while ((await count()) <= before) {
    if (performance.now() - began > 60_000) throw new Error('the change was not on the board after a minute')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return (performance.now() - began) / 1000
}
