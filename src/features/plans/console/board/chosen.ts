import type { IndicatorRow } from '../../indicators/contract.ts'
import { groupOf } from '../status.ts'

/** The rows that the filters of the address leave. */
export function chosen(rows: IndicatorRow[], filters: Record<string, string | undefined>): IndicatorRow[] {
  const { domain, nature, department, group, words, unsure } = filters
  const wanted = words?.toLowerCase().split(/\s+/) ?? []
  return rows.filter(
    (row) =>
      (!domain || row.domain === domain) &&
      (!nature || row.nature === nature) &&
      (!department || (department === 'none' ? row.leads.length === 0 : row.leads.some((lead) => lead.id === department))) &&
      (!group || groupOf(row.status) === group) &&
      (!unsure || row.unsure !== null) &&
      wanted.every((word) =>
        [row.name, row.category, String(row.no), ...row.leads.map((lead) => lead.name)].join(' ').toLowerCase().includes(word),
      ),
  )
}
