import type { AdviceItem, AdvisedService } from '../contract.ts'
import { callInShort, factText, gainInShort, knownText, listed, type Speech, said, whoText } from '../words.ts'

/** What a sheet of A4 has room for, in points, as `advice.css` sets it: the height under the heading, and of each kind of line its height and its letters. */
const room = {
  height: 668,
  name: 21,
  told: { line: 16.7, letters: 41 },
  small: { line: 15.3, letters: 45 },
  column: { line: 14.6, letters: 22 },
}
/** So many services have lines of their own before what does not fit now gives up its reasons. */
const worthReasons = 6

/** Services of one reason, or waiting for the same: told in one breath. */
export type Bundle = { why: string; names: string }
/** What stands on the sheet: the services with lines of their own, those only named, and the two other groups. */
export type Paper = { known: string; told: AdviceItem[]; named: string; needs: Bundle[]; no: Bundle[] }
export type Groups = { yes: readonly AdviceItem[]; needs: readonly AdviceItem[]; no: readonly AdviceItem[] }

/** Fits the three groups on one sheet: as many services as there is room for with lines of their own, everything else by name. Pure. */
export function paperOf({ yes, needs, no }: Groups, known: string, speech: Speech): Paper {
  const common = commonDocument(yes)
  const namesOf = (items: readonly AdviceItem[]) =>
    listed(
      items.map(({ service }) => said(service.name, speech.language)),
      speech.words,
    )
  const ways = [
    { needs: bundled(needs, missingOf, speech), no: bundled(no, reasonOf, speech) },
    { needs: bundled(needs, missingOf, speech), no: bundled(no, () => '', speech) },
    { needs: bundled(needs, () => '', speech), no: bundled(no, () => '', speech) },
  ]
  const heightOf = (item: AdviceItem) => room.name + linesIn(noteOf(item, speech, common), room.told)
  const below = (items: readonly AdviceItem[]) => (items.length === 0 ? 0 : linesIn(`${namesOf(items)}………………`, room.small) + 4)
  const fitting = ways.map((way) => {
    const left = room.height - linesIn(known, room.small) - columnsOf(way) - footOf(common)
    let count = yes.length
    const height = () => yes.slice(0, count).reduce((sum, item) => sum + heightOf(item), 0) + below(yes.slice(count))
    while (count > 0 && height() > left) count -= 1
    return { ...way, count }
  })
  const chosen = fitting.find(({ count }) => count >= Math.min(yes.length, worthReasons)) ?? fitting.at(-1)
  const count = chosen?.count ?? 0
  const { needs: waiting = [], no: failing = [] } = chosen ?? {}
  return { known, told: yes.slice(0, count), named: namesOf(yes.slice(count)), needs: waiting, no: failing }
}

/** Why one may have it, where that is printed, where one goes and whom one calls: the line under a name. */
export const noteOf = ({ service, reasons }: AdviceItem, { words, language, district }: Speech, common: string): string =>
  [
    listed(
      reasons.slice(0, 3).map(({ says }) => said(says, language)),
      words,
    ),
    words('advisor.sheet.source', { source: placeText(service, { words, language, district }, common) }),
    words('advisor.sheet.ask', {
      who: whoText(service, { words, language }),
      call: callInShort(service.call, { words, language }),
    }),
  ]
    .filter(Boolean)
    .join(words('advisor.sheet.then'))

/** The document that most of the services cite; the sheet calls it the plan and names it once at the foot. */
export function commonDocument(items: readonly AdviceItem[]): string {
  const counts = Map.groupBy(items, ({ service }) => service.cited.document)
  return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? ''
}

/** What one gets or pays, in short; beside the name. */
export const gainsText = ({ gains }: AdviceItem, { words }: Speech): string =>
  listed(
    gains.map((gain) => gainInShort(gain, words)),
    words,
  )

/** The facts it rests on, in one line. */
export const knownLine = (
  facts: readonly { name: string; value: string | number | boolean | null }[],
  speech: Speech,
): string => {
  const aged = facts.some(({ name, value }) => name === '年龄' && Number.parseInt(String(value), 10) >= 7)
  const here = facts.some(({ name, value }) => name === '户籍区' && value === '本区')
  const silent = new Set([...(aged ? ['月龄'] : ['年龄']), ...(here ? ['本市户籍'] : []), '养育最小幼儿月龄'])
  return listed(
    facts.filter(({ name, value }) => value !== null && !silent.has(name)).map((fact) => knownText(fact, speech)),
    speech.words,
  )
}

const placeText = ({ cited, source }: AdvisedService, { words }: Speech, common: string): string =>
  cited.document === common ? words('advisor.sheet.plan', { place: cited.place }) : source

const missingOf = ({ missing }: AdviceItem, { words }: Speech): string =>
  listed(
    missing.slice(0, 2).map((name) => factText(name, words)),
    words,
  )

const reasonOf = ({ reasons }: AdviceItem, { language }: Speech): string => (reasons[0] ? said(reasons[0].says, language) : '')

function bundled(items: readonly AdviceItem[], why: (item: AdviceItem, speech: Speech) => string, speech: Speech): Bundle[] {
  return [...Map.groupBy(items, (item) => why(item, speech))].map(([reason, those]) => ({
    why: reason,
    names: listed(
      those.map(({ service }) => said(service.name, speech.language)),
      speech.words,
    ),
  }))
}

const columnsOf = ({ needs, no }: { needs: readonly Bundle[]; no: readonly Bundle[] }): number => {
  const one = ({ why, names }: Bundle) => linesIn(`${why}：${names}`, room.column) + 2
  const both = [...needs, ...no].reduce((sum, bundle) => sum + one(bundle), 2 * room.column.line)
  return needs.length + no.length === 0 ? 0 : both / 2 + room.column.line
}

const footOf = (common: string): number => (widthOf(common) > 20 ? 4 : 3) * room.column.line + 8

const linesIn = (text: string, { line, letters }: { line: number; letters: number }): number =>
  Math.ceil(widthOf(text) / letters) * line

/** Han letters are as wide as two Latin ones. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2000 ? 1 : 0.55), 0)
