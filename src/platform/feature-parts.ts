import type { EventHandler } from './events.ts'
import type { Feature } from './feature.ts'
import type { Tells } from './notice.ts'
import { mergeDictionaries } from './words/words.ts'

/** What one room of a feature registers: all that a feature may, but its name, floor and tables. */
export type Part = Partial<Omit<Feature, 'name' | 'floor' | 'migrations'>>

/** Declares a room's part of its feature. */
export const definePart = (part: Part): Part => part

/** The rooms of a feature as one: lists are joined, whatever answers answers together, and each event reaches every room that asked for it. */
export function partsTogether(parts: Part[]): Part & Pick<Feature, 'words'> {
  const list = <T>(of: (part: Part) => T[] | undefined): T[] => parts.flatMap((part) => of(part) ?? [])
  const each = async (run: (part: Part) => Promise<unknown> | undefined) => {
    for (const part of parts) await run(part)
  }
  const gathered = async <T>(run: (part: Part) => Promise<T[]> | undefined): Promise<T[]> => {
    const all: T[] = []
    for (const part of parts) all.push(...((await run(part)) ?? []))
    return all
  }
  return {
    words: {
      zh: mergeDictionaries(parts.map((part) => part.words?.zh ?? {})),
      en: mergeDictionaries(parts.map((part) => part.words?.en ?? {})),
    },
    routes: list((part) => part.routes),
    pages: list((part) => part.pages),
    jobs: Object.assign({}, ...parts.map((part) => part.jobs ?? {})),
    crontab: list((part) => part.crontab),
    facts: list((part) => part.facts),
    counters: list((part) => part.counters),
    counts: (ctx) => gathered((part) => part.counts?.(ctx)),
    workItems: (tx) => gathered((part) => part.workItems?.(tx)),
    timeline: (tx, person) => gathered((part) => part.timeline?.(tx, person)),
    near: (tx, at, metres) => gathered((part) => part.near?.(tx, at, metres)),
    offers: (tx) => gathered((part) => part.offers?.(tx)),
    search: (tx, words) => gathered((part) => part.search?.(tx, words)),
    gaps: (tx) => gathered((part) => part.gaps?.(tx)),
    aboutFacilities: async (tx, facilities) => {
      const all = new Map<string, string[]>()
      for (const part of parts)
        for (const [id, lines] of (await part.aboutFacilities?.(tx, facilities)) ?? [])
          all.set(id, [...(all.get(id) ?? []), ...lines])
      return all
    },
    retention: list((part) => part.retention),
    personalData: {
      export: async (tx, person, keys) =>
        Object.assign({}, ...(await gathered(async (part) => [(await part.personalData?.export(tx, person, keys)) ?? {}]))),
      erase: async (tx, person) => {
        let erased = 0
        for (const part of parts) erased += (await part.personalData?.erase(tx, person)) ?? 0
        return erased
      },
    },
    on: handlersOf(parts),
    notices: tellsOf(parts),
    reminders: (tx, from, to) => gathered((part) => part.reminders?.(tx, from, to)),
    warmUp: () => {
      for (const part of parts) part.warmUp?.()
    },
    close: () => each((part) => part.close?.()),
    seed: (ctx, folder) => each((part) => part.seed?.(ctx, folder)) as Promise<void>,
    demo: (ctx) => each((part) => part.demo?.(ctx)) as Promise<void>,
  }
}

function handlersOf(parts: Part[]): Record<string, EventHandler> {
  const events = new Set(parts.flatMap((part) => Object.keys(part.on ?? {})))
  return Object.fromEntries(
    [...events].map((event): [string, EventHandler] => [
      event,
      async (ctx, told) => {
        for (const part of parts) await part.on?.[event]?.(ctx, told)
      },
    ]),
  )
}

function tellsOf(parts: Part[]): Record<string, Tells> {
  const events = new Set(parts.flatMap((part) => Object.keys(part.notices ?? {})))
  return Object.fromEntries(
    [...events].map((event): [string, Tells] => [
      event,
      async (tx, told) => {
        const all = []
        for (const part of parts) all.push(...((await part.notices?.[event]?.(tx, told)) ?? []))
        return all
      },
    ]),
  )
}
