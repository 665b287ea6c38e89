import { dayAt, type Held, instant, timeAt } from './held.ts'
import type { Note } from './keep.ts'
import { say } from './say.ts'
import type { Answer } from './verdict.ts'

const by = (id: string) => document.getElementById(id) as HTMLElement

function element<K extends keyof HTMLElementTagNameMap>(name: K, text: string, className = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}

/** The ways to hand a code over; hidden until the page can judge one. */
export function showWays(): void {
  by('ways').hidden = false
  by('scan').hidden = !navigator.mediaDevices?.getUserMedia
}

type Deeds = { before: Note[]; note?: () => Promise<void>; now(): number }

const marks = { good: '✓', wait: '！', bad: '✕' }

/** One answer in large type with its tone in a word, a sign and a colour, and what can be done with it. */
export function showAnswer({ title, tone, lines }: Answer, deeds?: Deeds): void {
  const verdict = by('verdict')
  const mark = element('span', marks[tone], 'mark')
  mark.setAttribute('aria-hidden', 'true')
  const large = element('p', '', 'large')
  large.append(mark, element('strong', title))
  const again = deeds && deeds.before.length > 0 ? [againText(deeds.before)] : []
  verdict.className = tone
  verdict.replaceChildren(
    large,
    ...lines.map((line, at) => element('p', line, at === 0 ? 'first' : '')),
    ...again.map((line) => element('p', line, 'again')),
  )
  if (deeds?.note) verdict.append(noteButton(deeds.note, deeds.now))
  verdict.hidden = false
  verdict.scrollIntoView({ block: 'nearest' })
}

const againText = (before: Note[]): string =>
  say('verdict.again', { count: before.length, time: timeAt(Date.parse((before.at(-1) as Note).at)) })

function noteButton(note: () => Promise<void>, now: () => number): HTMLButtonElement {
  const button = element('button', say('verdict.note'), 'main')
  button.type = 'button'
  button.addEventListener('click', () => {
    button.disabled = true
    void note().then(() => {
      button.textContent = say('verdict.noted', { time: timeAt(now()) })
    })
  })
  return button
}

type State = { online: boolean; ready?: boolean; working?: boolean; last?: 'done' | 'failed' | 'refused' }

/** How old each list of void cards is, whether there is a network, and whether the page will open without one. */
export function showLists(held: Held, { online, ready, working, last }: State): void {
  by('freshness').hidden = false
  const now = instant(held)
  by('lists').replaceChildren(
    ...held.wanted.map((code) => {
      const list = held.lists.find(({ district }) => district === code)
      const district = held.names[code] ?? code
      if (!list) return element('p', say('list.missing', { district }), 'stale')
      const stale = dayAt(now) >= list.validUntil
      const ago = agoText(now - Date.parse(list.issuedAt))
      return element('p', say(stale ? 'list.stale' : 'list.updated', { district, ago }), stale ? 'stale' : '')
    }),
  )
  const news = working ? ['working'] : last === 'failed' || last === 'refused' ? [last] : []
  by('network').textContent = [online ? 'online' : 'offline', ...(ready ? ['ready'] : []), ...(online ? news : [])]
    .map((key) => say(`list.${key}`))
    .join(' ')
  ;(by('refresh') as HTMLButtonElement).disabled = !online || working === true
}

/** A clock that is not today's belongs to a demonstration: the page says so. */
export function showDemo(held: Held): void {
  const today = dayAt(instant(held))
  by('demo').hidden = !held.told || today === dayAt(Date.now())
  by('demo').textContent = say('demo', { today })
}

function agoText(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return say('ago.now')
  if (minutes < 60) return say('ago.minutes', { count: minutes })
  if (minutes < 48 * 60) return say('ago.hours', { count: Math.floor(minutes / 60) })
  return say('ago.days', { count: Math.floor(minutes / 1440) })
}
