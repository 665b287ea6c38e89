import type { Words } from '../../../platform/words/words.ts'
import type { DirectoryEntry, Free, Named, Price } from '../directory/contract.ts'

/** What the pages of the directory need to speak: the sentences, the language, and which day it is. */
export type Speech = { words: Words; language: 'zh' | 'en'; today: string; district: string }

/** A name in the reader's language. */
export const named = (name: Named, { language }: Speech): string => name[language]

/** A day as one says it; the year only where it is not this one. */
export function sayDay(day: string, { words, today }: Speech): string {
  const [year, month, date] = day.split('-').map(Number)
  const key = day.slice(0, 4) === today.slice(0, 4) ? 'this_year' : 'other_year'
  return words(`places.day.${key}`, { year, month, date, iso: day })
}

/** An amount of fen in yuan, without needless zeros. */
export const yuanOf = (fen: number): string => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(fen / 100)

/** A fee as an amount alone: free, exact, or from–to. */
export function sayAmount({ fen, upToFen }: Pick<Price, 'fen' | 'upToFen'>, { words }: Speech): string {
  if (fen === 0 && !upToFen) return words('places.price.nothing')
  if (upToFen && upToFen > fen) return words('places.price.range', { yuan: yuanOf(fen), most: yuanOf(upToFen) })
  return words('places.price.exact', { yuan: yuanOf(fen) })
}

/** What it costs at least, with its unit. */
export function sayPrice({ item, fen, upToFen, per }: Price, speech: Speech): string {
  const { words } = speech
  const amount =
    upToFen && upToFen > fen ? words('places.price.from', { yuan: yuanOf(fen) }) : sayAmount({ fen, upToFen }, speech)
  const price = fen === 0 ? amount : words('places.price.per', { price: amount, per: words(`places.price.unit.${per}`) })
  return words('places.entry.price', { item, price })
}

/** What is left of one kind and of when the report is; of one from long ago that it may have changed. */
export function sayFree({ kind, free, on, old }: Free, speech: Speech): string {
  const { words } = speech
  const left = words(`places.free.${free === 0 ? `none_${kind}` : kind}`, { n: free })
  return words(old ? 'places.free.old' : 'places.free.reported', { free: left, day: sayDay(on, speech) })
}

/** How a report of what is free looks: only what is recent encourages or warns. */
export const toneOfFree = ({ free, old }: Free): 'good' | 'wait' | 'quiet' => (old ? 'quiet' : free > 0 ? 'good' : 'wait')

/** The first number of a printed one, as a telephone dials it: without an extension or a second number. */
export const dialled = (phone: string): string => (phone.split(/[,、转]/)[0] ?? phone).replaceAll(/[^0-9+]/g, '')

/** How far it is: minutes on foot; from an hour and a half on the straight line in kilometres. */
export function sayWay({ metres, minutes }: Pick<DirectoryEntry, 'metres' | 'minutes'>, { words }: Speech): string | null {
  if (metres === null || minutes === null) return null
  if (minutes <= 90) return words('places.entry.walk', { n: minutes })
  return words('places.entry.km', { km: Math.round(metres / 100) / 10 })
}
