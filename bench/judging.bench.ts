import { judgeDistrict } from '../src/features/services/entitling/judge.ts'
import { clockWith } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { attachEmbedded } from '../src/platform/database/embedded.ts'
import { openProduct, prepare } from '../src/product.ts'
import { type Bench, round } from './bench.ts'
import { withResidents } from './generated.ts'

const district = '310118'

/** How long a night's judging of everybody for every service takes: the first, which writes what there is, and later ones, which write what changed. */
export const bench: Bench = {
  name: 'judging',
  line: 's of a night’s judging of everybody for every service: the first, the same night again, the night after, beside one count of the register (arguments: RESIDENTS)',
  run: ([residents = '400000']) =>
    withResidents(residents, district, async (_product, folder) => {
      const { nights, count, rows } = await judged(folder)
      return {
        figures: { residents: Number(residents), nights, rows },
        baseline: { countSeconds: count },
        tables: [
          {
            title: `${residents} residents of ${district}, ${rows} entitlements`,
            columns: ['', 's', 'judged', 'began', 'ended'],
            rows: [
              ...nights.map(({ night, seconds, judged: persons, began, ended }) => [night, seconds, persons, began, ended]),
              ['baseline: one count of the register', round(count), '', '', ''],
            ],
          },
        ],
      }
    }),
}

type Night = { night: string; seconds: number; judged: number; began: number; ended: number }

/** Judges in this process, over the running product's database, on its day, again, and on the next. */
async function judged(folder: string): Promise<{ nights: Night[]; count: number; rows: number }> {
  const config = readConfig(['--data', folder, '--port', '0'], { YIYU_LOG_LEVEL: 'error' })
  const owner = (await attachEmbedded({ dataDir: folder })).options('yiyu')
  const { record, districts, keys } = await prepare(config, owner, () => {})
  const { Client } = (await import('pg')).default
  const client = new Client(owner)
  await client.connect()
  const nights: Night[] = []
  for (const [night, days] of [
    ['the first night', 0],
    ['the same night again', 0],
    ['the night after', 1],
  ] as const) {
    const clock = clockWith(record.offsetDays + days)
    const product = await openProduct({ config, owner, record, districts, keys, clock, publicUrl: 'http://127.0.0.1:1' })
    const start = performance.now()
    const { judged: persons } = await judgeDistrict(product.contextFor(district, 'bench'))
    const seconds = round((performance.now() - start) / 1000)
    await product.close()
    const { rows } = await client.query<{ began: number; ended: number }>(
      'select began, ended from services.judging where district = $1 order by on_day desc limit 1',
      [district],
    )
    const before = nights.findLast(() => days === 0)
    const { began = 0, ended = 0 } = rows[0] ?? {}
    nights.push({ night, seconds, judged: persons, began: began - (before?.began ?? 0), ended: ended - (before?.ended ?? 0) })
  }
  const start = performance.now()
  await client.query('select count(*) from people.person where district = $1', [district])
  const count = (performance.now() - start) / 1000
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from services.entitlement where district = $1 and valid_to is null',
    [district],
  )
  await client.end()
  return { nights, count, rows: rows[0]?.n ?? 0 }
}
