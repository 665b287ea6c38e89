import { fold } from './fold.ts'
import { pairsOf, runsOf, wordsOf } from './tokens.ts'

/** One token asked for. `weight` is its share of the score; what is `needed` counts towards the least a text must hold; `prefix`: as its beginning. */
export type Asked = { token: string; weight: number; needed: boolean; prefix: boolean }

/** What was typed, as tokens (see `tokensOf`) and as the words to be marked in a text, the longest first. */
export type Query = { tokens: Asked[]; words: string[] }

/** Characters and words a question is made of, which say nothing about what is looked for. */
const asides = new Set(
  '的 了 和 与 及 或 在 是 有 吗 呢 啊 我 你 他 她 它 能 可 要 怎么 怎样 什么 如何 可以 哪些 哪里 哪儿 多少 是否 请问 我们'.split(
    ' ',
  ),
)
const mostTokens = 40

/** Reads what was typed into a search box. Nothing that could be looked for: no tokens. */
export function queryOf(typed: string): Query {
  const asked = new Map<string, Asked>()
  const words = new Set<string>()
  const ask = (token: string, weight: number, needed: boolean, prefix = false) => {
    const before = asked.get(token)
    if (before) asked.set(token, { ...before, weight: Math.max(before.weight, weight), needed: before.needed || needed })
    else if (asked.size < mostTokens) asked.set(token, { token, weight, needed, prefix })
  }
  for (const { text: run, han } of runsOf(fold(typed.slice(0, 200)))) {
    if (!han) {
      ask(run, 1, true, /^\p{L}{2,}$/v.test(run))
      words.add(run)
      continue
    }
    const telling = joined(wordsOf(run).map((word) => (asides.has(word) ? '' : word)))
    for (const word of telling) {
      const pairs = pairsOf(word)
      if (pairs.length > 0) words.add(word)
      for (const pair of pairs) ask(pair, 1 / pairs.length, true)
      if (pairs.length > 1) ask(word, 0.5, false)
    }
    if (telling.length === 0) continue
    if ([...run].length === 1) {
      ask(run, 1, true, true)
      words.add(run)
    } else if (telling.length > 1) {
      // Neighbours across words say that the words stand together, as typed.
      for (const pair of pairsOf(run))
        ask(
          pair,
          0.3,
          telling.every((word) => [...word].length === 1),
        )
      if ([...run].length <= 12) words.add(run)
    } else if (telling.length === 1 && [...(telling[0] as string)].length === 1) {
      for (const pair of pairsOf(run)) ask(pair, 1, true)
      words.add(run)
    }
  }
  return { tokens: [...asked.values()], words: [...words].sort((a, b) => b.length - a.length) }
}

/** Characters that the dictionary leaves alone one after another are a word it does not know: 助, 浴 → 助浴. What is empty parts words. */
function joined(words: string[]): string[] {
  const whole: string[] = []
  let open = false
  for (const word of words) {
    const alone = [...word].length === 1
    if (alone && open) whole.push(`${whole.pop()}${word}`)
    else if (word !== '') whole.push(word)
    open = alone
  }
  return whole
}
