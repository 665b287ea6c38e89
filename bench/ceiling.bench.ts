import type { BareRoutes } from './bare.child.ts'
import { type Bench, median, round } from './bench.ts'
import { answerOf, boards, signIn } from './boards.ts'
import type { Hits, Shots } from './cannon.child.ts'
import { inChild } from './child.ts'
import { inDataFolder, start } from './product.ts'
import { fillTenYears } from './ten-years.ts'

const rounds = 3

/** The most requests a second that the indicator board holds, in turn with a bare route of the same size. */
export const bench: Bench = {
  name: 'ceiling',
  line: `requests/s of the indicator board at most, beside a bare Fastify route of the same size: ${rounds} rounds of 10 s each (SECONDS as argument)`,
  run: ([seconds = '10']) =>
    inDataFolder(async (folder) => {
      const product = await start(folder)
      try {
        await fillTenYears(folder)
        const user = { district: '310118', cookie: await signIn(product.url, 'qingpu-tongchou') }
        const url = `${product.url}${boards.indicators(user)}`
        const size = await answerOf(url, user.cookie)
        const bare = await inChild<BareRoutes, { url: string }>('bare.child.ts', [{ name: 'board', ...size }])
        const shoot = async (at: string) => {
          const { answer, end } = await inChild<Shots, Hits>('cannon.child.ts', {
            url: at,
            cookie: user.cookie,
            seconds: Number(seconds),
          })
          end()
          return answer
        }
        await inChild<Shots, Hits>('cannon.child.ts', { url, cookie: user.cookie, seconds: 2 }).then(({ end }) => end())
        const own: Hits[] = []
        const base: Hits[] = []
        for (let round = 0; round < rounds; round += 1) {
          base.push(await shoot(`${bare.answer.url}/board`))
          own.push(await shoot(url))
        }
        bare.end()
        return reportOf(own, base, size.bytes)
      } finally {
        await product.stop()
      }
    }),
}

function reportOf(own: Hits[], base: Hits[], bytes: number) {
  const rate = (hits: Hits[]) => round(median(hits.map(({ perSecond }) => perSecond)))
  const row = (name: string, hits: Hits[]) => [
    name,
    rate(hits),
    hits.map(({ perSecond }) => round(perSecond)).join(' '),
    round(median(hits.map(({ p50 }) => p50))),
    round(median(hits.map(({ p99 }) => p99))),
    hits.reduce((sum, { failed }) => sum + failed, 0),
  ]
  const ratio = round(rate(base) / rate(own))
  return {
    figures: { bytes, perSecond: rate(own), rounds: own, ratio },
    baseline: { perSecond: rate(base), rounds: base },
    tables: [
      {
        title: `Ten connections, ${bytes} bytes an answer, uncompressed; median of ${own.length} rounds in turn`,
        columns: ['', 'requests/s', 'rounds', 'p50 ms', 'p99 ms', 'failed'],
        rows: [row('indicator board', own), row('bare route', base)],
      },
    ],
    notes: [`the bare route answers ${ratio} times as many`],
  }
}
