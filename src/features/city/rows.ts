import type { PublicBoard } from '../plans/index.ts'
import type { City } from './contract.ts'

/** One row for each measure that at least two plans list; those most districts share first. A plan that lists it twice is shown by its first. */
export function rowsOf(boards: PublicBoard[]): City['rows'] {
  const measures = new Map<string, { name: string; domain: string; cells: City['rows'][number]['cells'] }>()
  boards.forEach((board, at) => {
    for (const row of board.indicators) {
      if (row.measure === null) continue
      const known = measures.get(row.measure) ?? { name: row.name, domain: row.domain, cells: boards.map(() => null) }
      measures.set(row.measure, known)
      known.cells[at] ??= {
        ...{ key: row.key, name: row.name, unit: unitOf(row), value: row.current?.value ?? null, on: row.current?.on ?? null },
        ...{ target: row.target, status: row.status },
      }
    }
  })
  const shared = (cells: unknown[]) => cells.filter((cell) => cell !== null).length
  return [...measures]
    .map(([measure, row]) => ({ measure, ...row }))
    .filter((row) => shared(row.cells) >= 2)
    .sort((a, b) => shared(b.cells) - shared(a.cells) || a.domain.localeCompare(b.domain, 'zh'))
}

/** The printed unit; of a plan that prints the per cent beside its target instead (`达到100%`), that. */
const unitOf = ({ unit, target }: PublicBoard['indicators'][number]): string | null =>
  unit ?? (/\d\s*[%％]/.test(target.text ?? '') ? '%' : null)
