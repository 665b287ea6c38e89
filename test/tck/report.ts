import type { LogicKind } from './logic-kind.ts'
import type { Outcome } from './suite.ts'

export type Share = { passed: number; total: number }
export type Report = {
  total: Share
  byKind: Record<LogicKind, Share>
  folders: Record<string, Share>
  failures: { id: string; reasons: string[] }[]
}

/** Counts what passed: all cases, by what makes their results, and by folder. */
export function reportOf(outcomes: readonly Outcome[]): Report {
  const of = (some: readonly Outcome[]): Share => ({ passed: some.filter((it) => it.passed).length, total: some.length })
  const kind = (name: LogicKind) => of(outcomes.filter((it) => it.kind === name))
  return {
    total: of(outcomes),
    byKind: { literal: kind('literal'), table: kind('table'), other: kind('other') },
    folders: Object.fromEntries([...Map.groupBy(outcomes, (it) => it.folder)].map(([folder, some]) => [folder, of(some)])),
    failures: outcomes.filter((it) => !it.passed).map(({ id, reasons }) => ({ id, reasons })),
  }
}

const percent = ({ passed, total }: Share) => (total === 0 ? '—' : `${((100 * passed) / total).toFixed(2)}%`)

/** The report as a table: a line a folder, then literal expressions, decision tables, other boxed expressions, all. */
export function tableOf({ total, byKind, folders }: Report): string {
  const rows: [string, Share][] = [
    ...Object.entries(folders),
    ['literal expressions', byKind.literal],
    ['decision tables', byKind.table],
    ['other boxed expressions', byKind.other],
    ['all', total],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows
    .map(
      ([name, share]) =>
        `${name.padEnd(width)}  ${String(share.passed).padStart(5)} / ${String(share.total).padEnd(5)} ${percent(share).padStart(8)}`,
    )
    .join('\n')
}
