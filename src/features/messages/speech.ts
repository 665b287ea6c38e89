import { zone } from '../../platform/clock.ts'
import type { Feature } from '../../platform/feature.ts'
import type { Reminds, Tells } from '../../platform/notice.ts'
import { bindWords, type WordBook } from '../../platform/words/book.ts'
import { type Dictionary, wordTable } from '../../platform/words/words.ts'

/** What messages are made of: who has something to tell, of what there is to remind, and every sentence of theirs. */
export type Speech = {
  tells: ReadonlyMap<string, readonly Tells[]>
  reminds: readonly Reminds[]
  book: WordBook
  /** The kinds one may refuse: those that have a name. */
  kinds: readonly string[]
}

const kindKey = 'notice.kind.'

/** The speech of the features that tell something, with the feature's own sentences. */
export function speechOf(
  tellers: readonly Pick<Feature, 'notices' | 'reminders' | 'words'>[],
  own: { zh: Dictionary; en: Dictionary },
): Speech {
  const tells = new Map<string, Tells[]>()
  for (const { notices = {} } of tellers)
    for (const [event, tell] of Object.entries(notices)) tells.set(event, [...(tells.get(event) ?? []), tell])
  const dictionaries = [...tellers.map(({ words }) => words), own]
  return {
    tells,
    reminds: tellers.flatMap(({ reminders }) => reminders ?? []),
    book: bindWords(dictionaries),
    kinds: [...wordTable(dictionaries.map(({ zh }) => zh)).keys()].flatMap((key) =>
      key.startsWith(kindKey) ? [key.slice(kindKey.length)] : [],
    ),
  }
}

/** An instant as people say it: 7月7日（周一）10:00, Mon 7 July 10:00. */
export function momentText(at: Date, language: 'zh' | 'en'): string {
  const time = at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  if (language === 'en')
    return `${at.toLocaleDateString('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'long' })} ${time}`
  const day = at.toLocaleDateString('zh-CN', { timeZone: zone, month: 'long', day: 'numeric' })
  return `${day}（${at.toLocaleDateString('zh-CN', { timeZone: zone, weekday: 'short' })}）${time}`
}
