import type { FactRead } from '../../platform/rules/decide/contract.ts'
import type { Language, Words } from '../../platform/words/words.ts'
import type { AdviceItem, AdvisedService, Call, Gain, Says } from './contract.ts'

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

/** What one gets or pays. Money that is to be confirmed is said so and never as an amount; a number of times has it beside it. */
export function gainText(gain: Gain, words: Words): string {
  const { kind, known, confirmed, value, unit, window } = gain
  const label = kind === 'quota' && unit === '次' ? 'times' : kind
  const say = (what: string) => words(`advisor.gain.${label}`, { what })
  if (!known) return say(words('advisor.gain.depends'))
  if (!confirmed && kind === 'quota' && value !== null)
    return words('advisor.gain.to_confirm', { what: gainText({ ...gain, confirmed: true }, words) })
  if (!confirmed || value === null) return say(words(kind === 'quota' ? 'advisor.gain.open' : 'advisor.gain.unconfirmed'))
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
  const where = words('advisor.how.go', {
    departments: listed(
      service.departments.map((one) => theOffice(one, { words, language })),
      words,
    ),
  })
  const ways = words('advisor.how.ways', {
    ways: listed(
      service.channels.map((one) => words(`advisor.channel.${one}`)),
      words,
    ),
  })
  return [service.how ? said(service.how, language) : where, ways].join(words('advisor.stop'))
}

/** In short, for paper: whom to ask. */
export function whoText({ departments }: AdvisedService, speech: Pick<Speech, 'words' | 'language'>): string {
  const last = departments.at(-1)
  return last ? theOffice(last, speech) : speech.words('advisor.how.street')
}

/** Whom one calls, and at which number. */
export const callText = ({ number, of, name }: Call, { words, language }: Pick<Speech, 'words' | 'language'>): string =>
  words(`advisor.call.${of}`, { number, name: name ? said(name, language) : '' })

/** The items of a group. */
export const inGroup = (items: readonly AdviceItem[], group: AdviceItem['group']): AdviceItem[] =>
  items.filter((item) => item.group === group)

/** 各街镇 is the department's word; to one who asks it is that of the place one lives in. */
export function officeText(office: Says, { words, language }: Pick<Speech, 'words' | 'language'>): string {
  if (!/^各(街|镇|乡)/.test(office.zh)) return said(office, language)
  return language === 'en' ? words('advisor.how.street') : `居住地${office.zh.slice(1)}`
}

/** An office in a sentence: in English with its article. */
function theOffice(office: Says, speech: Pick<Speech, 'words' | 'language'>): string {
  const named = officeText(office, speech)
  return speech.language === 'en' && /^[A-Z]/.test(named) && !/^The /.test(named) ? `the ${named}` : named
}

/** In short, for paper: what one gets or pays, or that it is to be confirmed. */
export const gainInShort = (gain: Gain, words: Words): string =>
  gain.known && gain.value !== null && (gain.confirmed || gain.kind === 'quota')
    ? gainText(gain, words)
    : words(`advisor.sheet.open_${gain.kind}`)

/** A fact with its value in a few words, for paper: 82 周岁、住本区、独居、非低保. */
export function knownText({ name, value }: Pick<FactRead, 'name' | 'value'>, { words, language }: Speech): string {
  if (value === true)
    return language === 'en' ? words('advisor.known.is', { fact: factText(name, words), value: words('advisor.yes') }) : name
  if (value === false) return deniedOf(name, { words, language })
  const held = valueText(value, words)
  const sentences = [`advisor.known.${name}.${value}`, `advisor.known.${name}`].map((key) => words(key, { value: held }))
  return (
    sentences.find((sentence) => !sentence.startsWith('advisor.')) ??
    words('advisor.known.is', { fact: factText(name, words), value: held })
  )
}

/** That a fact does not hold, in the words people use; where nobody wrote any, the fact with 否 beside it. */
function deniedOf(name: string, { words, language }: Pick<Speech, 'words' | 'language'>): string {
  const sentence = words(`advisor.denied.${name}`)
  if (!sentence.startsWith('advisor.')) return sentence
  return words('advisor.known.is', { fact: language === 'en' ? factText(name, words) : name, value: words('advisor.no') })
}

/** A fact's value as people say it. */
export function valueText(value: string | number | boolean | null, words: Words): string {
  if (typeof value === 'boolean') return words(value ? 'advisor.yes' : 'advisor.no')
  const sentence = words(`advisor.value.${value}`)
  return sentence.startsWith('advisor.') ? String(value) : sentence
}

/** The number on paper, where the foot of the sheet says whose the hotline is. */
export const callInShort = ({ number, of, name }: Call, speech: Pick<Speech, 'words' | 'language'>): string =>
  of === 'hotline' ? number : callText({ number, of, name }, speech)
