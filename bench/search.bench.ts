import { askedByUsers } from './asked.ts'
import type { BareRoutes } from './bare.child.ts'
import { type Bench, percentile, round } from './bench.ts'
import { signIn } from './boards.ts'
import { ask } from './generated.ts'
import { inventedPolicies, typed } from './policies.ts'
import { inDataFolder, type Running, start } from './product.ts'
import type { Answers } from './users.child.ts'

const target = 50
const district = '310118'
/** As many documents as may be brought in within a minute. */
const documents = 40

/** Residents who look for a clause in a large library of policies, by words, questions, numbers; as JSON and as their page. */
export const bench: Bench = {
  name: 'search',
  line: 'ms to find clauses in a district’s policy library: 20 users, 1 request/s each, 30 s (arguments: CLAUSES SECONDS USERS)',
  run: ([clauses = '10000', seconds = '30', count = '20']) =>
    inDataFolder(async (folder) => {
      const product = await start(folder)
      try {
        const held = await fill(product, Math.ceil(Number(clauses) / documents))
        return await measure(product, { held, seconds: Number(seconds), count: Number(count) })
      } finally {
        await product.stop()
      }
    }),
}

/** Brings the documents in as an officer does, and publishes them; answers how many clauses the library then holds. */
async function fill(product: Running, articles: number): Promise<number> {
  const api = `${product.url}/api/districts/${district}`
  const cookie = await signIn(product.url, 'qingpu-tongchou')
  for (const { number, text } of inventedPolicies(documents, articles)) {
    const form = new FormData()
    form.set('file', new Blob([text], { type: 'text/plain' }), `${number}.txt`)
    const made = await fetch(`${api}/policy-drafts`, { method: 'POST', body: form, headers: { cookie } })
    if (made.status !== 201) throw new Error(`${number}: ${made.status} ${await made.text()}`)
    const { id } = (await made.json()) as { id: string }
    await ask(`${api}/policy-drafts/${id}/publication`, cookie, { revision: 1 })
  }
  const { policies } = await ask<{ policies: { clauses: number }[] }>(`${api}/policies`, cookie)
  return policies.reduce((sum, policy) => sum + policy.clauses, 0)
}

async function measure(product: Running, { held, seconds, count }: { held: number; seconds: number; count: number }) {
  const questions = Object.entries(typed).flatMap(([board, words]) => [
    { board, url: `${product.url}/api/districts/${district}/policies?words=${encodeURIComponent(words)}` },
    { board: `${board} page`, url: `${product.url}/${district}/policies?q=${encodeURIComponent(words)}` },
  ])
  const { answers, sizes } = await askedByUsers(questions, { count, seconds })
  return reportOf(answers, { names: questions.map(({ board }) => board), held, count, sizes })
}

function reportOf(
  { product, bare, failed }: Answers,
  { names, held, count, sizes }: { names: string[]; held: number; count: number; sizes: BareRoutes },
) {
  const of = (times: number[] = []) => ({
    requests: times.length,
    p50: round(percentile(times, 0.5)),
    p95: round(percentile(times, 0.95)),
  })
  const figures = Object.fromEntries(names.map((name) => [name, of(product[name])]))
  const all = of(names.flatMap((name) => product[name] ?? []))
  return {
    figures: { clauses: held, users: count, failed, target: { p95: target }, all, questions: figures },
    baseline: Object.fromEntries(names.map((name) => [name, of(bare[name])])),
    tables: [
      {
        title: `${count} users, 1 request/s each; ${held} clauses; ms (all: p50 ${all.p50}, p95 ${all.p95})`,
        columns: ['', 'bytes', 'requests', 'p50', 'p95', `p95 < ${target}`, 'bare p50', 'bare p95'],
        rows: names.map((name) => {
          const [own, base] = [of(product[name]), of(bare[name])]
          const bytes = sizes.find((size) => size.name === name)?.bytes ?? 0
          return [name, bytes, own.requests, own.p50, own.p95, own.p95 < target ? 'yes' : 'NO', base.p50, base.p95]
        }),
      },
    ],
    notes: failed > 0 ? [`${failed} requests failed`] : [],
  }
}
