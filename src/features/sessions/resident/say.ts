import { z } from 'zod'
import { zone } from '../../../platform/clock.ts'
import type { PageRequest } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Language, Words } from '../../../platform/words/words.ts'
import type { Slot } from '../slots/contract.ts'

/** What the pages of sessions need to speak: the sentences, the language, and in which district. */
export type Speech = { words: Words; language: Language; district: string }

export const speechOf = ({ words, language, ctx }: PageRequest): Speech => ({ words, language, district: ctx.district })

/** A name in the reader's language, else in Chinese. */
export const named = (name: { zh: string; en?: string | undefined }, { language }: Speech): string => name[language] ?? name.zh

const locale = { zh: 'zh-CN', en: 'en-GB' } as const
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${Object.keys(options).join()}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale[language], { ...options, timeZone: zone })
  formats.set(key, known)
  return known
}

/** A day with its weekday: 7月7日周一, Mon 7 July. */
export const sayDay = (at: Date | string, { language }: Speech): string =>
  format(language, { month: 'long', day: 'numeric', weekday: 'short' }).format(instantOf(at))

/** A day without its weekday. */
export const sayDate = (at: Date | string, { language }: Speech): string =>
  format(language, { month: 'long', day: 'numeric' }).format(instantOf(at))

/** A time of day: 09:00. */
export const sayTime = (at: Date | string): string =>
  format('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instantOf(at))

/** Day and time: 7月7日周一 09:00. */
export const sayMoment = (at: Date | string, speech: Speech): string => `${sayDay(at, speech)} ${sayTime(at)}`

/** From when until when on its day: 09:00–11:00. */
export const sayHours = ({ startsAt, endsAt }: { startsAt: Date | string; endsAt: Date | string }): string =>
  `${sayTime(startsAt)}–${sayTime(endsAt)}`

/** A day of the calendar is shown as its noon in Shanghai, so that no zone moves it. */
const instantOf = (at: Date | string): Date =>
  typeof at === 'string' ? new Date(at.length === 10 ? `${at}T12:00:00+08:00` : at) : at

/** How much room a slot has, as one would say it, and in which tone. */
export function sayRoom(slot: Slot, speech: Speech): { text: string; tone: 'good' | 'wait' | 'quiet' } {
  const { words } = speech
  const { state, left, waiting, opensAt } = slot
  if (slot.series && (state === 'open' || state === 'soon')) return { text: words('sessions.room.series'), tone: 'quiet' }
  if (state === 'soon') return { text: words('sessions.room.soon', { at: sayMoment(opensAt, speech) }), tone: 'quiet' }
  if (state !== 'open') return { text: words(`sessions.room.${state}`), tone: 'quiet' }
  if (left > 0) return { text: words('sessions.room.left', { n: left }), tone: 'good' }
  return { text: words(waiting > 0 ? 'sessions.room.queue' : 'sessions.room.full', { n: waiting }), tone: 'wait' }
}

/** Where it is held: a facility and its room, on line, or at home. */
export function sayPlace(
  { heldAt, facilityName, room, address }: { heldAt: string; facilityName: string; room: string; address: string },
  { words }: Speech,
): string {
  if (heldAt !== 'onsite') return words(`sessions.place.${heldAt}`, { facility: facilityName })
  return [facilityName, room, address].filter(Boolean).join(words('sessions.dot'))
}

/** An age in months as one says it of a small child, in years from the third birthday on. */
export const sayAge = (months: number, { words }: Speech): string =>
  months < 36 ? words('sessions.age.months', { n: months }) : words('sessions.age.years', { n: Math.floor(months / 12) })

/** Whom a session takes in by age: in months of small children, in years of everybody who is older; nothing where it takes all. */
export function sayAges(
  { ageFrom, ageTo }: { ageFrom: number | null; ageTo: number | null },
  { words }: Speech,
): string | undefined {
  const bounds = [ageFrom, ageTo].filter((age) => age !== null && age > 0) as number[]
  if (bounds.length === 0) return undefined
  const [by, unit] = bounds.every((age) => age > 36 && age % 12 === 0) ? [12, '_years'] : [1, '']
  const said = ageTo === null ? 'from' : ageFrom ? 'between' : 'below'
  return words(`sessions.age.${said}${unit}`, { from: (ageFrom ?? 0) / by, to: (ageTo ?? 0) / by })
}

/** The window in which free sessions are counted, as one says it: of 2025 the year, of 2025-07 the month, of 2025-W27 the week. */
export function sayWindow(window: string, { words }: Speech): string {
  const [, year = '', week, month] = /^(\d{4})(?:-W(\d\d)|-(\d\d))?$/.exec(window) ?? []
  if (!year) return window
  if (week) return words('sessions.window.week', { year, n: Number(week) })
  return month ? words('sessions.window.month', { year, n: Number(month) }) : words('sessions.window.year', { year })
}

/** Fen as yuan, without needless zeros. */
export const yuanOf = (fen: number): string => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(fen / 100)

/** The sentence of a key where there is one. */
export function sayIf(words: Words, key: string, values?: Record<string, unknown>): string | undefined {
  const sentence = words(key, values)
  return sentence === key ? undefined : sentence
}

/** The id in an address; what is none is no page. */
export function idOf({ params }: PageRequest<Record<string, string>>, name: string): string {
  const id = z.uuid().safeParse(params[name])
  if (!id.success) throw new Problem(404, 'not_found', { what: name })
  return id.data
}

/** An address under the district with what is not undefined of a query. */
export function addressOf({ district }: Speech, path: string, query: Record<string, string | number | undefined> = {}): string {
  const kept = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const text = new URLSearchParams(kept as [string, string][]).toString()
  return `/${district}${path}${text ? `?${text}` : ''}`
}

/** The number a telephone dials. */
export const dialled = (phone: string): string => (phone.split(/[,、转]/)[0] ?? phone).replaceAll(/[^0-9+]/g, '')
