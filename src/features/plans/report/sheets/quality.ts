import type { Column } from '../../../../platform/files/workbook.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Quality } from '../../quality/contract.ts'
import { whatOf } from '../../quality/words.ts'

/** What cannot be trusted yet as columns: which indicator, why, and who mends it. */
export function qualityColumns(words: Words): Column<Quality['lines'][number]>[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return [
    { heading: heading('key'), width: 9, of: (line) => line.key },
    { heading: heading('domain'), width: 7, of: (line) => line.domain },
    { heading: heading('indicator'), width: 36, of: (line) => line.name },
    { heading: heading('fault'), width: 16, of: (line) => words(`plans.quality.fault.${line.fault}`) },
    { heading: heading('what'), width: 44, of: (line) => whatOf(line, words) || null },
    { heading: heading('owner'), width: 24, of: (line) => line.owners.map((one) => one.name).join('、') || null },
  ]
}
