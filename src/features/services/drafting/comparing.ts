import type { Tx } from '../../../platform/database/transaction.ts'
import { type Asking, judgeEverybody, type Outcome } from '../decisions/judging.ts'
import type { Impact } from '../rulebook/contract.ts'
import type { Compared, Comparison, Judged } from './drafted.ts'
import type { Changed } from './impact-store.ts'

/** A rule's outcomes may change in thousands of ways: the most frequent changes of each are told, the persons all of them. */
const outcomesAtMost = 60

/** One batch of the register compared: how many were judged, whose outcome differs; and the counts so far. */
export type Batch = { judged: number; differing: Changed[]; changed: number; outcomes: Impact['outcomes'] }

/**
 * Decides everybody by what stands and by what would, a batch at a time. What rests on the drafted one is asked only of those whose own outcome differs: it
 * is a function of that outcome and of facts that stay as they are.
 */
export async function comparePersons(
  tx: Tx,
  { own, resting, supplied }: Comparison,
  on: string,
  work: (batch: Batch) => Promise<void>,
): Promise<void> {
  const first = reader([own])
  const rest = reader(resting)
  const counts = new Map<string, Impact['outcomes'][number]>()
  let changed = 0
  const further = {
    askings: rest.askings,
    when: first.moved,
  }
  await judgeEverybody(tx, { askings: first.askings, further, supplied, on }, async (batch) => {
    const differing = batch.flatMap(({ person, outcomes, more }) =>
      [...first.differing(outcomes), ...(more ? rest.differing(more) : [])].map((one) => ({ person, ...one })),
    )
    for (const { subject, before, after } of differing) {
      const key = JSON.stringify([subject, before, after])
      const count = counts.get(key) ?? { subject, before, after, n: 0 }
      counts.set(key, { ...count, n: count.n + 1 })
    }
    changed += new Set(differing.map(({ person }) => person)).size
    await work({ judged: batch.length, differing, changed, outcomes: mostFrequent([...counts.values()], own.subject) })
  })
}

type Read = (outcomes: Outcome[]) => Outcome

/** Which outcomes to ask for, and how to read from the answers where two differ. */
function reader(compared: readonly Compared[]) {
  const askings: Asking[] = []
  const ask = (book: Asking['book'], rule: string): Read => {
    const at = askings.push({ book, rule }) - 1
    return (outcomes) => outcomes[at] ?? 'none'
  }
  const place = (judged: Judged): { said: Read; gets: Read } => {
    if ('outcome' in judged) return { said: () => judged.outcome, gets: () => judged.outcome }
    const said = ask(judged.book, judged.rule)
    const doors = judged.within?.map((rule) => ask(judged.book, rule))
    return { said, gets: doors ? (outcomes) => (doors.some((door) => door(outcomes) !== 'no') ? said(outcomes) : 'none') : said }
  }
  const places = compared.map(({ subject, before, after }) => ({ subject, before: place(before), after: place(after) }))
  return {
    askings,
    /** Whether what the rules say differs, whoever gets it: what rests on them may differ too. */
    moved: (outcomes: Outcome[]) => places.some(({ before, after }) => before.said(outcomes) !== after.said(outcomes)),
    differing: (outcomes: Outcome[]): Omit<Changed, 'person'>[] =>
      places.flatMap(({ subject, before, after }) => {
        const [was, would] = [before.gets(outcomes), after.gets(outcomes)]
        return was === would ? [] : [{ subject, before: was, after: would }]
      }),
  }
}

/** The drafted one's own changes first, then what rests on it by how many it concerns. */
function mostFrequent(all: Impact['outcomes'], own: string): Impact['outcomes'] {
  const weight = new Map<string, number>()
  for (const { subject, n } of all) weight.set(subject, (weight.get(subject) ?? 0) + n)
  const rank = (subject: string) => (subject === own ? Number.POSITIVE_INFINITY : (weight.get(subject) ?? 0))
  const subjects = [...weight.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
  return subjects.flatMap((subject) =>
    all
      .filter((one) => one.subject === subject)
      .sort((a, b) => b.n - a.n)
      .slice(0, outcomesAtMost),
  )
}
