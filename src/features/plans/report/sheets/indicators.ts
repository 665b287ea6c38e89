import type { Column } from '../../../../platform/files/workbook.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { IndicatorRow } from '../../indicators/contract.ts'
import { reasonText } from '../figures.ts'

/** The indicator board as columns: what is printed beside what it means, then where it stands and why. */
export function indicatorColumns(words: Words): Column<IndicatorRow>[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return [
    { heading: heading('no'), width: 6, kind: 'number', of: (row) => row.no },
    { heading: heading('key'), width: 9, of: (row) => row.key },
    { heading: heading('domain'), width: 7, of: (row) => row.domain },
    { heading: heading('category'), width: 14, of: (row) => row.category },
    { heading: heading('indicator'), width: 36, of: (row) => row.name },
    { heading: heading('unit'), width: 9, of: (row) => row.unit },
    { heading: heading('nature'), width: 9, of: (row) => row.nature },
    { heading: heading('kind'), width: 10, of: (row) => words(`indicator.kind.${row.kind}`) },
    { heading: heading('unsure'), width: 20, of: (row) => row.unsure },
    { heading: heading('source'), width: 10, of: (row) => words(`plans.report.source.${row.source}`) },
    { heading: heading('leads'), width: 24, of: (row) => row.leads.map((lead) => lead.name).join('、') || null },
    { heading: heading('base_year'), width: 8, of: (row) => row.base.year && String(row.base.year) },
    { heading: heading('base_text'), width: 11, of: (row) => row.base.text },
    { heading: heading('base_value'), width: 11, kind: 'number', of: (row) => row.base.value },
    { heading: heading('target_year'), width: 8, of: (row) => row.target.year && String(row.target.year) },
    { heading: heading('target_text'), width: 14, of: (row) => row.target.text },
    { heading: heading('target_value'), width: 11, kind: 'number', of: (row) => row.target.value },
    { heading: heading('target_max'), width: 11, kind: 'number', of: (row) => row.target.max },
    { heading: heading('target_document'), width: 18, of: (row) => row.target.document },
    { heading: heading('value'), width: 12, kind: 'number', of: (row) => row.current?.value ?? null },
    {
      heading: heading('verdict'),
      width: 9,
      of: (row) => (row.current?.verdict ? words(`plans.report.verdict.${row.current.verdict}`) : null),
    },
    { heading: heading('value_on'), width: 12, kind: 'day', of: (row) => row.current?.on ?? null },
    { heading: heading('expected'), width: 12, kind: 'number', of: (row) => row.expected },
    { heading: heading('progress'), width: 9, kind: 'share', of: (row) => row.progress },
    { heading: heading('gap'), width: 12, kind: 'number', of: (row) => row.gap },
    { heading: heading('status'), width: 12, of: (row) => words(`indicator.status.${row.status}`) },
    { heading: heading('reason'), width: 40, of: (row) => reasonText(row, words) },
    { heading: heading('missing'), width: 10, kind: 'number', of: (row) => row.current?.missing ?? null },
    { heading: heading('waiting'), width: 9, kind: 'number', of: (row) => row.waiting },
  ]
}
