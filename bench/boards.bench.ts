import type { BareRoutes } from './bare.child.ts'
import { type Bench, percentile, round } from './bench.ts'
import { answerOf, boards, signInAll, slug } from './boards.ts'
import { inChild } from './child.ts'
import { inDataFolder, processorTime, start } from './product.ts'
import { fillTenYears } from './ten-years.ts'
import type { Answers, Load, Question } from './users.child.ts'

const target = 100
const names = Object.keys(boards) as (keyof typeof boards)[]

/** 50 users, one request a second each, on every board of a database with five plans and ten years of monthly values. */
export const bench: Bench = {
  name: 'boards',
  line: 'ms to answer each board: 50 users, 1 request/s each, 30 s (arguments: SECONDS USERS), beside a bare Fastify route of the same size',
  run: ([seconds = '30', count = '50']) =>
    inDataFolder(async (folder) => {
      const product = await start(folder)
      try {
        const values = await fillTenYears(folder)
        const signedIn = await signInAll(product.url)
        const sizes: BareRoutes = []
        for (const name of names)
          sizes.push({
            name: slug(name),
            ...(await answerOf(`${product.url}${boards[name](signedIn[0] as never)}`, signedIn[0]?.cookie)),
          })
        const bare = await inChild<BareRoutes, { url: string }>('bare.child.ts', sizes)
        const users = Array.from({ length: Number(count) }, (_, at): Question[] => {
          const user = signedIn[at % signedIn.length] as (typeof signedIn)[number]
          const questions = names.map((board) => ({
            ...{ board, url: `${product.url}${boards[board](user)}`, bare: `${bare.answer.url}/${slug(board)}` },
            cookie: board === 'public page' ? undefined : user.cookie,
          }))
          return [...questions.slice(at % names.length), ...questions.slice(0, at % names.length)]
        })
        const before = await processorTime(product.pid, folder)
        const load = await inChild<Load, Answers>('users.child.ts', { users, seconds: Number(seconds) })
        bare.end()
        load.end()
        const after = await processorTime(product.pid, folder)
        const used = { node: after.node - before.node, database: after.database - before.database }
        return reportOf({ answers: load.answer, sizes, values, users: users.length, used })
      } finally {
        await product.stop()
      }
    }),
}

type Measured = {
  answers: Answers
  sizes: BareRoutes
  values: number
  users: number
  /** Processor time of the whole run, ms. */
  used: { node: number; database: number }
}

function reportOf({ answers: { product, bare, failed }, sizes, values, users, used }: Measured) {
  const requests = Object.values(product).reduce((total, times) => total + times.length, 0)
  const perRequest = { node: round(used.node / requests), database: round(used.database / requests) }
  const of = (times: number[] = []) => ({
    requests: times.length,
    ...{ p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)), p99: round(percentile(times, 0.99)) },
  })
  const figures = Object.fromEntries(names.map((name) => [name, of(product[name])]))
  const baseline = Object.fromEntries(names.map((name) => [name, of(bare[name])]))
  const bytes = Object.fromEntries(names.map((name) => [name, sizes.find((size) => size.name === slug(name))?.bytes ?? 0]))
  return {
    figures: { values, users, failed, bytes, processorMsPerRequest: perRequest, target: { p95: target }, boards: figures },
    baseline,
    tables: [
      {
        title: `${users} users, 1 request/s each; ${values} values in five plans; ms`,
        columns: ['board', 'bytes', 'requests', 'p50', 'p95', 'p99', `p95 < ${target}`, 'bare p50', 'bare p95', 'p50 ratio'],
        rows: names.map((name) => {
          const [own, base] = [figures[name] as ReturnType<typeof of>, baseline[name] as ReturnType<typeof of>]
          const met = own.p95 < target ? 'yes' : 'NO'
          return [
            name,
            bytes[name] ?? 0,
            own.requests,
            own.p50,
            own.p95,
            own.p99,
            met,
            base.p50,
            base.p95,
            round(own.p50 / base.p50),
          ]
        }),
      },
    ],
    notes: [
      `processor time a request: Node ${perRequest.node} ms, PostgreSQL ${perRequest.database} ms`,
      ...(failed > 0 ? [`${failed} requests failed`] : []),
    ],
  }
}
