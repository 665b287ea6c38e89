import type { Language, Words } from '../../platform/words/words.ts'
import type { AdviceItem, AdvisedService, Gain, Says } from './contract.ts'

/** How a page speaks: its words and its reader's language. */
export type Speech = { words: Words; language: Language; district: string }

export const speechOf = ({
  words,
  language,
  ctx,
}: Pick<Speech, 'words' | 'language'> & { ctx: { district: string } }): Speech => ({
  words,
  language,
  district: ctx.district,
})

/** A name or sentence of the catalogue in the reader's language, else in Chinese. */
export const said = (says: Says, language: Speech['language']): string => (language === 'en' && says.en ? says.en : says.zh)

/** A fact in words one would use; its name where nobody wrote any. */
export function factText(name: string, words: Words): string {
  const key = `advisor.fact.${name}`
  const sentence = words(key)
  return sentence === key ? name : sentence
}

/** Several things in one breath. */
export const listed = (parts: readonly string[], words: Words): string => parts.join(words('advisor.comma'))

/** What one gets or pays; what is to be confirmed is said so and never as an amount. */
export function gainText({ kind, known, confirmed, value, unit, window }: Gain, words: Words): string {
  const say = (what: string) => words(`advisor.gain.${kind}`, { what })
  if (!known) return say(words('advisor.gain.depends'))
  if (!confirmed || value === null) return say(words('advisor.gain.unconfirmed'))
  if (unit === '分')
    return say(Number(value) === 0 ? words('advisor.gain.free') : words('advisor.gain.yuan', { n: yuan(Number(value)) }))
  const amount = unit ? words('advisor.gain.of', { n: value, unit: unitText(unit, words) }) : String(value)
  return say(window ? words('advisor.gain.in', { amount, window: words(`advisor.window.${window}`) }) : amount)
}

const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

const unitText = (unit: string, words: Words): string => {
  const sentence = words(`advisor.unit.${unit}`)
  return sentence.startsWith('advisor.') ? unit : sentence
}

/** Where one goes: on this site where it runs, else to whom. */
export function howText(service: AdvisedService, { words, language }: Pick<Speech, 'words' | 'language'>): string {
  const where = words('advisor.how.go', { departments: listed(service.departments.map(officeText), words) })
  const ways = words('advisor.how.ways', {
    ways: listed(
      service.channels.map((one) => words(`advisor.channel.${one}`)),
      words,
    ),
  })
  return [service.how ? said(service.how, language) : where, ways].join(words('advisor.stop'))
}

/** In short, for paper: whom to ask. */
export const whoText = (service: AdvisedService, words: Words): string =>
  [officeText(service.departments.at(-1) ?? ''), service.phone ?? ''].filter(Boolean).join(' ') || words('advisor.how.street')

/** The items of a group. */
export const inGroup = (items: readonly AdviceItem[], group: AdviceItem['group']): AdviceItem[] =>
  items.filter((item) => item.group === group)

/** 各街镇 is the department's word; to one who asks it is that of the place one lives in. */
const officeText = (name: string): string => (/^各(街|镇|乡)/.test(name) ? `居住地${name.slice(1)}` : name)

/** In short, for paper: what one gets or pays, or that it is to be confirmed. */
export const gainInShort = (gain: Gain, words: Words): string =>
  gain.known && gain.confirmed && gain.value !== null
    ? `${gainText(gain, words)}${words('advisor.stop')}`
    : words(`advisor.sheet.open_${gain.kind}`)
