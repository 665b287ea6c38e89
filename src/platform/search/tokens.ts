import { fold } from './fold.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const runs = /(?<han>\p{Script=Han}+)|(?<plain>[[\p{L}\p{N}]--\p{Script=Han}]+(?:\.\p{Nd}+)?)/gv

/** An unbroken piece of a text: Chinese characters, or letters and digits as one word. `at` is its place in the text. */
export type Run = { text: string; at: number; han: boolean }

/** The runs of a folded text; what stands between them (marks, spaces) is never searched. */
export function runsOf(folded: string): Run[] {
  return [...folded.matchAll(runs)].map((match) => ({
    text: match[0],
    at: match.index,
    han: match.groups?.han !== undefined,
  }))
}

/** The words of a run of Chinese characters, as the runtime's own dictionary cuts them. */
export function wordsOf(run: string): string[] {
  return [...segmenter.segment(run)].map(({ segment }) => segment)
}

/** Every two neighbours of a run of Chinese characters: 养老院 → 养老, 老院. */
export function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}

/**
 * What a text is found by, with how often each token occurs: every two neighbouring Chinese characters, words of three and more, the last character
 * of a run (so that a single character is found by the tokens that begin with it), and letters and digits as whole words.
 */
export function tokensOf(text: string): Map<string, number> {
  const tokens = new Map<string, number>()
  const count = (token: string) => tokens.set(token, (tokens.get(token) ?? 0) + 1)
  for (const { text: run, han } of runsOf(fold(text))) {
    if (!han) {
      count(run)
      continue
    }
    for (const pair of pairsOf(run)) count(pair)
    for (const word of wordsOf(run)) if ([...word].length > 2) count(word)
    count([...run].at(-1) as string)
  }
  return tokens
}
