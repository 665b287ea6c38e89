import type { Column } from '../../../../platform/files/workbook.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Department } from '../../departments/contract.ts'

/** Departments and street offices as columns, with every name they are printed under. */
export function departmentColumns(words: Words): Column<Department>[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return [
    { heading: heading('department'), width: 30, of: (row) => row.name },
    { heading: heading('department_kind'), width: 12, of: (row) => words(`plans.report.department.${row.kind}`) },
    { heading: heading('aliases'), width: 44, of: (row) => row.aliases.join('、') || null },
    { heading: heading('tasks'), width: 9, kind: 'number', of: (row) => row.tasks },
    { heading: heading('indicators'), width: 9, kind: 'number', of: (row) => row.indicators },
    { heading: heading('withdrawn'), width: 9, of: (row) => (row.withdrawn ? words('plans.report.yes') : null) },
  ]
}
