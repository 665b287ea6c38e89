import type { Because, Channel } from './shapes.ts'

/** Which way a message takes and when it may go, as pure functions. */

/** What decides about a way: who can be reached how, and what they chose (null: nothing). `account`: somebody reads the page for them. */
export type Reach = {
  chosen: Channel | null
  account: boolean
  phone: boolean
  address: boolean
  /** Completed years; null where it is not known. */
  age: number | null
}

/**
 * What it is: nothing that must be known within days goes by letter, and nobody is called by an office about what they did not ask for. `late`: it comes up in quiet hours and
 * would be of no use when they end.
 */
export type Matter = { urgent: boolean; daysLeft: number | null; refused: boolean; push: boolean; late: boolean }

/** From this age on somebody without an account is written to or called instead of being sent a text. */
export const elderFrom = 60
/** A letter arrives within so many days. */
export const letterDays = 3

/** The ways that a carrier takes out of the house. */
export const isCarried = (channel: Channel): channel is 'sms' | 'voice' | 'letter' =>
  channel === 'sms' || channel === 'voice' || channel === 'letter'

/**
 * The way a message takes. What somebody chose is done where it can be; what cannot wait for a letter is told by a call. What would be late when the quiet hours end is left on
 * the page, and for who reads none it is a call: else it would reach nobody.
 */
export function wayOf(reach: Reach, matter: Matter): { channel: Channel; because: Because } {
  const way = wayInTime(reach, matter)
  if (!matter.late || !isCarried(way.channel)) return way
  return { channel: reach.account || matter.push ? 'site' : 'callback', because: 'quiet' }
}

function wayInTime(reach: Reach, matter: Matter): { channel: Channel; because: Because } {
  if (matter.refused) return { channel: 'site', because: 'refused' }
  const hurried = matter.urgent || (matter.daysLeft !== null && matter.daysLeft < letterDays)
  const chosen = reach.chosen
  const wanted = chosen ?? usual(reach, hurried)
  const stands = chosen === null ? 'usual' : 'chosen'
  if (matter.push && wanted === 'callback') return { channel: 'site', because: 'push' }
  if (wanted === 'site' && !reach.account) return { channel: 'callback', because: 'no_account' }
  if ((wanted === 'sms' || wanted === 'voice') && !reach.phone) return { channel: instead(reach, matter), because: 'no_phone' }
  if (wanted === 'letter' && hurried) return { channel: instead(reach, matter), because: 'too_soon' }
  if (wanted === 'letter' && !reach.address) return { channel: instead(reach, matter), because: 'no_address' }
  return { channel: wanted, because: stands }
}

function usual({ account, phone, address, age }: Reach, hurried: boolean): Channel {
  if (account) return phone ? 'sms' : 'site'
  if (phone && age !== null && age < elderFrom) return 'sms'
  return address && !hurried ? 'letter' : 'callback'
}

/** Where the wanted way is closed: the page where somebody reads it, else a person calls. */
const instead = ({ account }: Reach, { push, urgent }: Matter): Channel =>
  push ? 'site' : account && !urgent ? 'site' : 'callback'

const dayMinutes = 24 * 60
const shanghaiOffset = 8 * 60 // no summer time since 1991

/** Minutes since midnight of a time of day. */
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether an instant lies in quiet hours of Shanghai; from 21:00 to 08:00 passes midnight, and equal ends mean none. */
export function isQuiet(at: Date, { quietFrom, quietTo }: { quietFrom: string; quietTo: string }): boolean {
  const [from, to, now] = [minutesOf(quietFrom), minutesOf(quietTo), minuteOfDay(at)]
  if (from === to) return false
  return from < to ? now >= from && now < to : now >= from || now < to
}

/** When a message may go at the earliest: now, or when the quiet hours end. */
export function dueAt(now: Date, quiet: { quietFrom: string; quietTo: string }): Date {
  if (!isQuiet(now, quiet)) return now
  const wait = (minutesOf(quiet.quietTo) - minuteOfDay(now) + dayMinutes) % dayMinutes
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + wait * 60_000)
}

const minuteOfDay = (at: Date): number => (Math.floor(at.getTime() / 60_000) + shanghaiOffset) % dayMinutes

/** When a try that failed is made again: after 5, 20 and 80 minutes; undefined when it is given up. */
export function nextTry(tries: number, now: Date): Date | undefined {
  if (tries >= mostTries) return undefined
  return new Date(now.getTime() + 5 * 4 ** (tries - 1) * 60_000)
}
export const mostTries = 4

/** Whether something may be sent unasked: no more in seven days than the person allows, and only of what they are interested in (none named: of everything). */
export function allowsPush(
  { weekly, interests }: { weekly: number; interests: readonly string[] },
  { lately, topics }: { lately: number; topics: readonly string[] },
): boolean {
  if (lately >= weekly) return false
  return interests.length === 0 || topics.length === 0 || topics.some((topic) => interests.includes(topic))
}
