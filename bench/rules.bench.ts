import { type Bench, round } from './bench.ts'
import { inChild } from './child.ts'
import type { Done, Engine, Share } from './rules.child.ts'
import { measured } from './rules-people.ts'
import { zenEngine } from './rules-zen.ts'

const target = 20
const processes = 2

/** How long rules take to be decided for everybody of a district, beside an interpreter of the same language and an engine of another. */
export const bench: Bench = {
  name: 'rules',
  line: `s to decide ${measured.length} rules for PEOPLE (400000) in ${processes} processes, beside feelin interpreting and, where ZEN_ENGINE names its folder, @gorules/zen-engine; SAMPLE (1000) people for those`,
  run: async ([count = '400000', sample = '1000']) => {
    const everybody = Number(count)
    const some = Number(sample)
    const agreement = await agreed(200)
    const own = await measure('own', everybody, 0.1)
    const interpreted = await measure('feelin', some, 0.1)
    const zen = zenEngine() ? await measure('zen', some * 10, 0) : undefined
    const scaled = (done: { seconds: number } | undefined, of: number) => (done ? (done.seconds * everybody) / of : undefined)
    const figures = {
      ...{ people: everybody, rules: measured.length, processes, targetSeconds: target },
      own: hundredth(own.seconds),
      needs: Object.entries(own.outcomes).reduce((sum, [name, n]) => sum + (name.endsWith(' needs') ? n : 0), 0),
      agreement,
    }
    const baseline = {
      feelin: { sample: some, scaled: scaled(interpreted, some) },
      zen: { sample: some * 10, scaled: scaled(zen, some * 10) },
    }
    const row = (name: string, seconds: number | undefined) =>
      seconds === undefined
        ? [name, '–', '–', '–']
        : [name, hundredth(seconds), round((everybody * measured.length) / seconds / 1000), hundredth(seconds / own.seconds)]
    return {
      figures,
      baseline,
      tables: [
        {
          title: `${everybody} people × ${measured.length} rules, each fact unknown of one in ten`,
          columns: ['', 's', 'thousand/s', 'times ours'],
          rows: [
            row('compiled, all of them', own.seconds),
            row(`feelin 8.2.0, ${some} people scaled up`, baseline.feelin.scaled),
            row(`zen-engine, ${some * 10} people scaled up`, baseline.zen.scaled),
          ],
        },
      ],
      notes: [
        `target < ${target} s: ${own.seconds < target ? 'met' : 'NOT met'}`,
        ...agreement,
        ...(zen ? [] : ['zen-engine was not measured: ZEN_ENGINE names no folder that holds node_modules/@gorules/zen-engine']),
        'feelin knows null where we know that a fact is not known, and answers something about everybody; zen-engine refuses to compare null: of its people everything is known.',
      ],
    }
  },
}

/** The slower process's time: all start at once. */
async function measure(engine: Engine, count: number, unknown: number): Promise<Done> {
  const shares = Array.from(
    { length: processes },
    (_, seed): Share => ({ engine, count: Math.ceil(count / processes), seed, unknown }),
  )
  const children = await Promise.all(shares.map((share) => inChild<Share, Done>('rules.child.ts', share)))
  for (const { end } of children) end()
  const outcomes: Record<string, number> = {}
  for (const { answer } of children)
    for (const [name, n] of Object.entries(answer.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + n
  return { seconds: Math.max(...children.map(({ answer }) => answer.seconds)), outcomes }
}

/** Where everything is known all engines must say the same. */
async function agreed(count: number): Promise<string[]> {
  const own = await measure('own', count, 0)
  const engines: Engine[] = zenEngine() ? ['feelin', 'zen'] : ['feelin']
  const others = await Promise.all(engines.map(async (engine) => ({ engine, done: await measure(engine, count, 0) })))
  return others.map(({ engine, done }) => {
    const names = new Set([...Object.keys(own.outcomes), ...Object.keys(done.outcomes)])
    const differing = [...names].filter((name) => own.outcomes[name] !== done.outcomes[name])
    return differing.length === 0
      ? `${engine} says the same about ${count} people of whom everything is known`
      : `${engine} DIFFERS: ${differing.map((name) => `${name}: ${own.outcomes[name] ?? 0} and ${done.outcomes[name] ?? 0}`).join('; ')}`
  })
}

const hundredth = (value: number) => Math.round(value * 100) / 100
