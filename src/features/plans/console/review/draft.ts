import { useMemo, useState } from 'react'
import type { PlanImport } from '../../review/contract.ts'

export type Pack = PlanImport['pack']
export type Span = [number, number]

/** The parts of a plan that hold rows one can correct. */
export const sections = ['indicators', 'tasks', 'projects', 'policies', 'reforms', 'industries', 'factors'] as const
export type Section = (typeof sections)[number]

/** A row of any part, as far as the page treats them alike. */
export type Row = { span: Span } & Record<string, unknown>

/** What the reader has changed and not yet saved: the pack, the warnings dealt with, the rows struck. */
export type Draft = {
  pack: Pack
  settled: Set<number>
  struck: Set<string>
  dirty: boolean
  rows(section: Section): Row[]
  change(section: Section, index: number, row: Row): void
  add(section: Section, row: Row): void
  strike(section: Section, index: number): void
  settle(warning: number): void
  /** The pack without the rows struck. */
  result(): Pack
}

/** The corrections made on the page, started anew whenever the server holds a newer revision. */
export function useDraft(plan: PlanImport): Draft {
  const [draft, setDraft] = useState(() => fresh(plan))
  if (draft.revision !== plan.revision) setDraft(fresh(plan))
  return useMemo(() => {
    const { pack, settled, struck } = draft
    const put = (section: Section, rows: Row[]) => setDraft({ ...draft, pack: withRows(pack, section, rows), dirty: true })
    return {
      ...draft,
      rows: (section) => rowsOf(pack, section),
      change: (section, index, row) => put(section, rowsOf(pack, section).with(index, row)),
      add: (section, row) => put(section, [...rowsOf(pack, section), row]),
      strike: (section, index) => setDraft({ ...draft, struck: toggled(struck, `${section} ${index}`), dirty: true }),
      settle: (warning) => setDraft({ ...draft, settled: toggled(settled, warning), dirty: true }),
      result: () =>
        sections.reduce(
          (result, section) =>
            withRows(
              result,
              section,
              rowsOf(pack, section).filter((_, index) => !struck.has(`${section} ${index}`)),
            ),
          pack,
        ),
    }
  }, [draft])
}

const fresh = (plan: PlanImport) => ({
  revision: plan.revision,
  pack: plan.pack,
  settled: new Set(plan.settled),
  struck: new Set<string>(),
  dirty: false,
})

/** The rows of one part of a pack. */
export function rowsOf(pack: Pack, section: Section): Row[] {
  if (section === 'indicators' || section === 'tasks' || section === 'projects') return pack[section] as unknown as Row[]
  return pack.lists[section] as unknown as Row[]
}

function withRows(pack: Pack, section: Section, rows: Row[]): Pack {
  if (section === 'indicators' || section === 'tasks' || section === 'projects') return { ...pack, [section]: rows }
  return { ...pack, lists: { ...pack.lists, [section]: rows } }
}

function toggled<T>(set: Set<T>, one: T): Set<T> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}
