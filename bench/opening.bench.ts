import type pg from 'pg'
import { bareBookings } from './bare-booking.ts'
import { type Bench, percentile, round } from './bench.ts'
import { inChild } from './child.ts'
import type { Answered, Rush, Rushed, Wish } from './opening.child.ts'
import { district, type Family, makeFamilies, makeSlots, ownerOf } from './opening-families.ts'
import { inDataFolder, type Running, start } from './product.ts'
import { statementsOf } from './round-trips.ts'

const slotsOfRush = { days: 10, times: 10, capacity: 10 }
const connections = 10
/** So many others book other sessions before the minute begins: a server that opens its rooms has been running. */
const before = 600

/** The opening minute: more parents than places, impatient fingers, bad networks; with `kill` the server is killed in the middle and started again. */
export const bench: Bench = {
  name: 'opening',
  line: 'parents who try for 1,000 places in 100 slots within a minute (arguments: PARENTS SECONDS kill), beside bare PostgreSQL',
  run: ([parents = '10000', seconds = '50', kill]) =>
    inDataFolder(async (folder) => {
      let product = await start(folder)
      const pool = await ownerOf(folder)
      try {
        await inARow(product, pool, before)
        const families = await makeFamilies(pool, Number(parents))
        const slots = await makeSlots(product.url, pool, slotsOfRush)
        const wishes = families.map((family, at) => wishOf(family, slots, at, Number(seconds)))
        const rush: Rush = { url: `${product.url}/api/districts/${district}/bookings`, wishes, patience: 60_000 }
        const answering = inChild<Rush, Rushed>('opening.child.ts', rush)
        if (kill === 'kill') {
          await new Promise((resolve) => setTimeout(resolve, (Number(seconds) * 1000) / 2))
          product = await killedAndBack(product, folder)
        }
        const { answer, end } = await answering
        const { answers } = answer
        end()
        const truth = await truthOf(pool, slots, answers, slotsOfRush.capacity)
        const steady = kill === 'kill' ? undefined : await steadily(product, pool, folder)
        return reportOf({ answers, truth, steady, parents: Number(parents), seconds: Number(seconds), killed: kill === 'kill' })
      } finally {
        await pool.end()
        await product.stop()
      }
    }),
}

/** A fifth tap twice, every twentieth loses the connection after sending; a fifth would rather not wait. */
function wishOf({ cookie, child }: Family, slots: readonly string[], at: number, seconds: number): Wish {
  const chance = () => Math.random()
  const body = JSON.stringify({
    slot: slots[Math.floor(chance() * slots.length)],
    person: child,
    ifFull: chance() < 0.8 ? 'queue' : 'refuse',
  })
  return {
    cookie,
    body,
    key: `opening-${at}-${child}`,
    at: chance() * seconds * 1000,
    doubled: chance() < 0.2,
    dropped: chance() < 0.05,
  }
}

async function killedAndBack(product: Running, folder: string): Promise<Running> {
  process.kill(product.pid, 'SIGKILL')
  await product.stop()
  return await start(folder, [], Number(new URL(product.url).port))
}

type Truth = {
  booked: number
  queued: number
  doubled: number
  oversold: number
  gaps: number
  lost: number
  miscounted: number
  overCap: number
}

/** What the database says afterwards, against what the parents were told. */
async function truthOf(pool: pg.Pool, slots: readonly string[], answers: readonly Answered[], capacity: number): Promise<Truth> {
  const number = async (text: string, values: unknown[] = [slots]) => Number((await pool.query(text, values)).rows[0].n)
  const told = answers.flatMap(({ id, status }) => (status === 201 && id ? [id] : []))
  return {
    booked: await number("select count(*) n from sessions.booking where slot = any ($1::uuid[]) and state = 'booked'"),
    queued: await number("select count(*) n from sessions.booking where slot = any ($1::uuid[]) and state = 'queued'"),
    doubled: await number(
      "select count(*) n from (select person from sessions.booking where slot = any ($1::uuid[]) and state in ('booked', 'queued') group by person having count(*) > 1) d",
    ),
    oversold: await number(
      `select count(*) n from (select slot from sessions.booking where slot = any ($1::uuid[]) and state = 'booked' group by slot having count(*) > ${capacity}) d`,
    ),
    gaps: await number(
      'select count(*) n from (select slot from sessions.booking where slot = any ($1::uuid[]) group by slot having max(arrival) <> count(*)) d',
    ),
    lost:
      told.length -
      (await number('select count(*) n from sessions.booking where id = any ($1::uuid[])', [[...new Set(told)]])) -
      (told.length - new Set(told).size),
    miscounted: await number(
      `select count(*) n from sessions.slot s where s.id = any ($1::uuid[]) and (
        s.taken <> (select count(*) from sessions.booking b where b.slot = s.id and b.state = 'booked')
        or s.waiting <> (select count(*) from sessions.booking b where b.slot = s.id and b.state = 'queued'))`,
    ),
    overCap: await number('select count(*) n from sessions.allowance where used > granted', []),
  }
}

type Steady = { perSecond: number; bare: number; journeys: number; milliseconds: number[]; statements: string[] }

/** Bookings one after another, as many at a time as twice the connections, in slots that do not fill. */
async function inARow(product: Running, pool: pg.Pool, parents: number) {
  const families = await makeFamilies(pool, parents)
  const slots = await makeSlots(product.url, pool, { days: 10, times: 10, capacity: 1000 })
  const wishes = families.map((family, at) => ({ ...wishOf(family, slots, at, 0), doubled: false, dropped: false }))
  const rush: Rush = {
    url: `${product.url}/api/districts/${district}/bookings`,
    wishes,
    patience: 30_000,
    concurrency: 2 * connections,
  }
  const { answer, end } = await inChild<Rush, Rushed>('opening.child.ts', rush)
  const { answers, seconds } = answer
  end()
  const refused = answers.filter(({ status }) => status !== 201)
  if (refused.length > 0)
    throw new Error(
      `${refused.length} of ${answers.length} bookings with room were refused: ${refused[0]?.status} ${refused[0]?.said}`,
    )
  return { answers, seconds, slots, rush }
}

/** How often the product has written to its database so far. */
async function journeys(product: Running): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text()
  return Number(/^yiyu_database_journeys_total (\d+)/m.exec(text)?.[1])
}

/** As many bookings as the product makes in a row beside what PostgreSQL alone does. */
async function steadily(product: Running, pool: pg.Pool, folder: string): Promise<Steady> {
  const before = await journeys(product)
  const { answers, seconds, slots, rush } = await inARow(product, pool, 3000)
  const perBooking = ((await journeys(product)) - before) / answers.length
  const [late] = await makeFamilies(pool, 1)
  const statements = await statementsOf(pool, folder, async () => {
    const wish = { ...wishOf(late as Family, slots, 0, 0), doubled: false, dropped: false }
    const one = await inChild<Rush, Rushed>('opening.child.ts', { ...rush, wishes: [wish] })
    one.end()
  })
  return {
    perSecond: answers.length / seconds,
    bare: await bareBookings(pool, { seconds: 8, connections }),
    journeys: perBooking,
    milliseconds: answers.map(({ ms }) => ms),
    statements,
  }
}

function reportOf({
  answers,
  truth,
  steady,
  parents,
  seconds,
  killed,
}: {
  answers: Answered[]
  truth: Truth
  steady: Steady | undefined
  parents: number
  seconds: number
  killed: boolean
}) {
  const ms = answers.map((answer) => answer.ms)
  const failures = answers.filter(({ status }) => status >= 500 || status === 0)
  const said = Object.entries(Object.groupBy(answers, (answer) => `${answer.status} ${answer.said}`)).map(
    ([what, all]): [string, number] => [what, all?.length ?? 0],
  )
  const p99 = percentile(ms, 0.99)
  const holds =
    truth.booked === 1000 &&
    Object.entries(truth).every(([what, n]) => ['booked', 'queued'].includes(what) || n === 0) &&
    failures.length === 0
  return {
    figures: {
      parents,
      seconds,
      killed,
      truth,
      said: Object.fromEntries(said),
      p50: round(percentile(ms, 0.5)),
      p99: round(p99),
      steady: steady && { ...steady, milliseconds: undefined },
    },
    baseline: { bookingsPerSecond: steady && round(steady.bare) },
    tables: [
      {
        title: `${parents} parents in ${seconds} s, after ${before} others${killed ? ', the server killed in the middle' : ''}`,
        columns: ['answered', 'times'],
        rows: said,
      },
      { title: 'afterwards, in the database', columns: ['', 'n'], rows: Object.entries(truth) },
      {
        title: 'ms to an answer',
        columns: ['', 'p50', 'p95', 'p99', 'max'],
        rows: [['wish', ...[0.5, 0.95, 0.99, 1].map((p) => round(percentile(ms, p)))]],
      },
      ...(steady
        ? [
            {
              title: 'bookings a second, one after another',
              columns: ['', 'a second', 'p50 ms', 'p95 ms', 'round trips', 'statements'],
              rows: [
                [
                  'the product over HTTP',
                  round(steady.perSecond),
                  round(percentile(steady.milliseconds, 0.5)),
                  round(percentile(steady.milliseconds, 0.95)),
                  round(steady.journeys),
                  steady.statements.length,
                ],
                ['bare PostgreSQL: an update and three inserts', round(steady.bare), '', '', 6, 6],
                ['ratio', `${round((100 * steady.perSecond) / steady.bare)} %`, '', '', '', ''],
              ],
            },
          ]
        : []),
    ],
    notes: [
      `exactly 1,000 booked, nobody twice, nothing lost or miscounted, no 5xx: ${holds ? 'yes' : 'NO'}`,
      ...(killed ? [] : [`target: p99 under 1 s: ${p99 < 1000 ? 'yes' : 'NO'}`]),
    ],
  }
}
