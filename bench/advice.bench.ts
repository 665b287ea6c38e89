import { join } from 'node:path'
import { factsSaid } from '../src/features/advisor/advice/answered.ts'
import { factsOfServices, judgeServices } from '../src/features/advisor/advice/judge.ts'
import { registeredFacts } from '../src/features/people/facts/registered.ts'
import type { CatalogueEntry } from '../src/features/services/catalogue/contract.ts'
import { awaitedIn, layersOf, ruleFilesIn, servicesIn } from '../src/features/services/rulebook/files.ts'
import { compileRules } from '../src/platform/rules/decide/book.ts'
import { contentHash } from '../src/platform/rules/document/hash.ts'
import { readRules } from '../src/platform/rules/document/read.ts'
import { UNKNOWN } from '../src/platform/rules/feel/values.ts'
import { type Bench, percentile, round } from './bench.ts'
import { signIn } from './boards.ts'
import { ask } from './generated.ts'
import { inDataFolder, start } from './product.ts'

const folders = ['310101-huangpu', '310113-baoshan', '310117-songjiang', '310118-qingpu', '310151-chongming']
const district = '310118'
const on = '2025-06-30'
const targets = { advice: 5, search: 50 }
const searches = ['助餐', 'lnzhjt', '床位', '老人吃饭', '补贴', 'baobaowu', '认知障碍', '满 12 个月', '']

/** What one person may get of a district's whole catalogue, in process and over HTTP, and the search over services. */
export const bench: Bench = {
  name: 'advice',
  line: 'ms to judge one person against a whole catalogue (in process; with facts from the database), and to search services (arguments: ROUNDS)',
  run: async ([rounds = '200']) => {
    const inProcess = []
    for (const folder of folders) inProcess.push(await judged(folder, Number(rounds)))
    const served = await overHttp(Number(rounds))
    const p95 = (times: number[]) => round(percentile(times, 0.95))
    const p50 = (times: number[]) => round(percentile(times, 0.5))
    return {
      figures: {
        inProcess: inProcess.map(({ folder, services, times }) => ({
          folder,
          services,
          p50: p50(times),
          p95: p95(times),
          target: targets.advice,
        })),
        advice: { p50: p50(served.advice), p95: p95(served.advice) },
        search: { p50: p50(served.search), p95: p95(served.search), target: targets.search },
      },
      baseline: {
        outcomesOnly: inProcess.map(({ folder, bare }) => ({ folder, p50: p50(bare), p95: p95(bare) })),
        alive: { p50: p50(served.alive), p95: p95(served.alive) },
      },
      tables: [
        {
          title: 'one person against the whole catalogue, reasons and amounts included, facts loaded; ms',
          columns: ['', 'services', 'p50', 'p95', `p95 < ${targets.advice}`, 'outcomes only p95'],
          rows: inProcess.map(({ folder, services, times, bare }) => [
            ...[folder, services, p50(times), p95(times)],
            ...[p95(times) < targets.advice ? 'yes' : 'NO', p95(bare)],
          ]),
        },
        {
          title: 'over HTTP, one at a time; ms',
          columns: ['', 'p50', 'p95', 'target'],
          rows: [
            ['advice by the record, facts from the database', p50(served.advice), p95(served.advice), '–'],
            [
              'page of the search',
              p50(served.search),
              p95(served.search),
              p95(served.search) < targets.search ? '< 50 yes' : '< 50 NO',
            ],
            ['healthz', p50(served.alive), p95(served.alive), '–'],
          ],
        },
      ],
    }
  },
}

/** The district's files as a book and a catalogue; several people of several ages, some facts known and some not. */
async function judged(folder: string, rounds: number) {
  const path = join(import.meta.dirname, '../districts', folder)
  const layers = await layersOf(path)
  const rules = (await Promise.all(layers.map(ruleFilesIn))).flat().flatMap((file) => readRules(file).rules)
  const awaited = await awaitedIn(path)
  const infos = registeredFacts.map(({ name, type, about }) => ({ name, type, about }))
  const facts = [...infos, ...awaited.filter(({ name }) => !infos.some((one) => one.name === name))]
  const book = compileRules(
    rules.map((rule) => ({ ...rule, hash: contentHash(rule.rule) })),
    facts,
  )
  const entries = (await Promise.all(layers.map(servicesIn))).flatMap(({ services }) => services).map(entryOf)
  factsOfServices({ book, entries, on }) // each rule is compiled when it is first asked
  const people = [
    { who: 'elder', answers: { age: '82', live: 'here', hukou: 'here', ability: 'moderate' } },
    { who: 'elder', answers: { age: '66' } },
    { who: 'child', answers: { age: '2023-11', live: 'here' } },
    { who: 'self', answers: { age: '40', live: 'here' } },
  ] as const
  const known = people.map(({ who, answers }) => ({ who, known: factsSaid(answers, on) }))
  const judges = entries.flatMap(({ rules: { eligibility: rule } }) =>
    rule && book.rule(rule, on)?.rule.about === 'person' ? [book.judge(rule, on)] : [],
  )
  const times: number[] = []
  const bare: number[] = []
  for (let round = -20; round < rounds; round += 1)
    for (const person of known) {
      const began = performance.now()
      judgeServices({ book, entries, on, ...person })
      const took = performance.now() - began
      const values = book.facts.map(({ name }) => person.known.facts.get(name)?.value ?? UNKNOWN)
      const again = performance.now()
      for (const judge of judges) judge(values)
      if (round < 0) continue
      times.push(took)
      bare.push(performance.now() - again)
    }
  return { folder, services: entries.length, times, bare }
}

type Service = Awaited<ReturnType<typeof servicesIn>>['services'][number]

const entryOf = ({ eligibility, quota, fee, subsidy, priority, departments, ...rest }: Service): CatalogueEntry => ({
  ...rest,
  ...{ rules: { eligibility, quota, fee, subsidy, priority }, departments: departments.map((name) => ({ name, id: null })) },
  ...{ running: false, layer: 'district', validTo: null },
})

/** The demonstration: an officer's advice about several people by their records, and a stranger's searches. */
function overHttp(rounds: number): Promise<{ advice: number[]; search: number[]; alive: number[] }> {
  return inDataFolder(async (folder) => {
    const product = await start(folder)
    try {
      const cookie = await signIn(product.url, 'qingpu-minzheng')
      const api = `${product.url}/api/districts/${district}`
      const { persons } = await ask<{ persons: { id: string }[] }>(`${api}/persons?limit=50`, cookie)
      if (persons.length < 10) throw new Error(`only ${persons.length} people on record`)
      const times = { advice: [] as number[], search: [] as number[], alive: [] as number[] }
      const timed = async (url: string, into: number[], keep: boolean) => {
        const began = performance.now()
        const reply = await fetch(url, { headers: { cookie } })
        await reply.arrayBuffer()
        if (!reply.ok) throw new Error(`${url} answered ${reply.status}`)
        if (keep) into.push(performance.now() - began)
      }
      for (let round = -10; round < rounds; round += 1) {
        const keep = round >= 0
        const person = persons[(round + 10) % persons.length]?.id
        await timed(`${api}/persons/${person}/advice?purpose=eligibility`, times.advice, keep)
        const words = searches[(round + 10) % searches.length] ?? ''
        await timed(`${product.url}/${district}/services?q=${encodeURIComponent(words)}`, times.search, keep)
        await timed(`${product.url}/healthz`, times.alive, keep)
      }
      return times
    } finally {
      await product.stop()
    }
  })
}
