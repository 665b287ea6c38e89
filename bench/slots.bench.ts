import { get } from 'node:http'
import { askedByUsers } from './asked.ts'
import { type Bench, percentile, round } from './bench.ts'
import { firstPaintOnSlowPhone, launch } from './chromium.ts'
import { district, makeFamilies, makeSlots, ownerOf } from './opening-families.ts'
import { inDataFolder, start } from './product.ts'

const target = { p95: 50, kilobytes: 30, firstPaint: 1000 }

/** The page on which a parent looks for a session: one week, the nearest rooms first, in a district whose rooms are full of slots. */
export const bench: Bench = {
  name: 'slots',
  line: 'ms for the slot page of 26 baby rooms with 90 days of slots, signed in and not: 20 users, 1 request/s each (arguments: ROOMS SECONDS USERS)',
  run: ([rooms = '26', seconds = '30', count = '20']) =>
    inDataFolder(async (folder) => {
      const product = await start(folder)
      const pool = await ownerOf(folder)
      const browser = await launch()
      try {
        const { rows: streets } = await pool.query<{ code: string; committee: string }>(
          `select s.code, min(c.code) as committee from platform.area s join platform.area c on c.district = s.district and c.parent = s.code
           where s.district = $1 and length(s.code) = 9 group by s.code order by s.code`,
          [district],
        )
        for (let at = 0; at < Number(rooms); at += 1)
          await makeSlots(product.url, pool, { days: 90, times: 2, capacity: 10, street: streets[at % streets.length]?.code })
        const held = Number((await pool.query('select count(*) n from sessions.slot where district = $1', [district])).rows[0].n)
        const [family] = await makeFamilies(pool, 1)
        const page = `${product.url}/${district}/book/baobaowu`
        const questions = [
          { board: 'nobody in particular', url: page },
          { board: 'from a street', url: `${page}?street=${streets[0]?.code}` },
          { board: 'a parent for her child', url: `${page}?for=${family?.child}`, cookie: family?.cookie },
          { board: 'the next ones', url: `${page}?skip=8` },
        ]
        const { answers, sizes } = await askedByUsers(questions, { count: Number(count), seconds: Number(seconds) })
        const paints = []
        for (let at = 0; at < 5; at += 1) paints.push(await firstPaintOnSlowPhone(browser, page))
        const compressed = await Promise.all(questions.map(({ url, cookie }) => bytesOnTheWire(url, cookie)))
        const of = (times: number[] = []) => ({ p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) })
        const rowsOf = questions.map(({ board }, at) => {
          const kilobytes = round((sizes[at]?.bytes ?? 0) / 1000)
          return {
            board,
            kilobytes,
            wire: round((compressed[at] ?? 0) / 1000),
            own: of(answers.product[board]),
            bare: of(answers.bare[board]),
          }
        })
        const firstPaint = Math.round(percentile(paints, 0.5))
        return {
          figures: {
            rooms: Number(rooms),
            slots: held,
            users: Number(count),
            failed: answers.failed,
            target,
            firstPaint,
            pages: rowsOf,
          },
          baseline: Object.fromEntries(rowsOf.map(({ board, bare }) => [board, bare])),
          tables: [
            {
              title: `${rooms} rooms, ${held} slots; ${count} users, 1 request/s each; ms`,
              columns: [
                '',
                'kB',
                'kB on the wire, style sheets with it',
                'p50',
                'p95',
                `p95 < ${target.p95}, kB <= ${target.kilobytes}`,
                'bare p95',
              ],
              rows: rowsOf.map(({ board, kilobytes, wire, own, bare }) => [
                ...[board, kilobytes, wire, own.p50, own.p95],
                ...[own.p95 < target.p95 && kilobytes <= target.kilobytes ? 'yes' : 'NO', bare.p95],
              ]),
            },
          ],
          notes: [
            `first paint on a slow telephone ${firstPaint} ms (of ${paints.map(Math.round).join(', ')}); target under ${target.firstPaint}: ${firstPaint < target.firstPaint ? 'yes' : 'NO'}`,
            ...(answers.failed > 0 ? [`${answers.failed} requests failed`] : []),
          ],
        }
      } finally {
        await browser.close()
        await pool.end()
        await product.stop()
      }
    }),
}

/** What a browser that comes for the first time is sent, compressed: the page with its style sheets. */
async function bytesOnTheWire(url: string, cookie: string | undefined): Promise<number> {
  return await new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', 'sec-fetch-dest': 'document', ...(cookie ? { cookie } : {}) } }, (reply) => {
      let bytes = 0
      reply.on('data', (part: Buffer) => {
        bytes += part.length
      })
      reply.once('end', () => resolve(bytes))
    }).once('error', reject)
  })
}
