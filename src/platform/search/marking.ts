import { fold } from './fold.ts'
import type { Query } from './query.ts'

/** A piece of a text; `hit`: it is what was looked for, to be shown in `<mark>`. */
export type Marked = { text: string; hit: boolean }

/** Cuts a text into what was looked for and what stands between, in order; joined it is the text again. */
export function mark(text: string, { words }: Query): Marked[] {
  const folded = fold(text)
  const pieces: Marked[] = []
  let from = 0
  let at = 0
  while (at < text.length) {
    const word = words.find((word) => folded.startsWith(word, at))
    if (!word) {
      at++
      continue
    }
    if (at > from) pieces.push({ text: text.slice(from, at), hit: false })
    const last = pieces.at(-1)
    if (last?.hit) last.text += text.slice(at, at + word.length)
    else pieces.push({ text: text.slice(at, at + word.length), hit: true })
    at += word.length
    from = at
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false })
  return pieces
}

/** The stretch of a long text, about `length` characters, that holds most different words looked for, with … where it was cut. */
export function excerpt(text: string, query: Query, length = 120): string {
  if (text.length <= length) return text
  const folded = fold(text)
  const starts = query.words.flatMap((word) => [folded.indexOf(word)]).filter((at) => at >= 0)
  const worth = (from: number) => {
    const stretch = folded.slice(from, from + length)
    return query.words.filter((word) => stretch.includes(word)).length
  }
  const lead = Math.floor(length / 5)
  const from = starts
    .map((at) => Math.max(0, Math.min(at - lead, text.length - length)))
    .reduce((best, start) => (worth(start) > worth(best) ? start : best), 0)
  const to = Math.min(text.length, from + length)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
