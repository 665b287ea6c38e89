/** @jsxImportSource react */
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { SavedSheet } from '../../../../console/parts/SavedSheet.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { SheetReport } from '../../shapes.ts'

type Bad = SheetReport['bad'][number]

/** The rows that stay out, each with its field and what was expected; as a file they come back whole, to be mended and brought again. */
export function BadRows({ name, report }: { name: string; report: SheetReport }) {
  const words = useWords()
  const heading = (key: string) => words(`console.places.sheets.bad_${key}`)
  const lines = () => [
    [...report.headings, heading('row'), heading('field'), heading('expected')],
    ...report.bad.map((bad) => [...bad.cells, String(bad.row), bad.field, expectedText(bad, words)]),
  ]
  return (
    <>
      <p>
        {words('console.places.sheets.mend')}{' '}
        <SavedSheet
          name={words('console.places.sheets.bad_file', { name: name.replace(/\.\w+$/, '') })}
          label={words('console.places.sheets.bad_download')}
          lines={lines}
        />
      </p>
      <DataTable
        caption={words('console.places.sheets.bad_rows')}
        rows={report.bad}
        rowKey={(bad) => String(bad.row)}
        sortName="bad"
        empty={null}
        columns={[
          { key: 'row', label: heading('row'), numeric: true, width: '5rem', cell: (bad) => bad.row, sort: (bad) => bad.row },
          { key: 'field', label: heading('field'), heading: true, cell: (bad) => bad.field, sort: (bad) => bad.field },
          { key: 'value', label: heading('value'), cell: (bad) => bad.value || '–' },
          { key: 'expected', label: heading('expected'), broad: true, width: '50%', cell: (bad) => expectedText(bad, words) },
        ]}
      />
    </>
  )
}

/** The sentence of the rule that refused, else what was expected in its place. */
function expectedText({ problem, expected }: Bad, words: Words): string {
  if (!problem) return expected
  const key = `problem.${problem.code}`
  const sentence = words(key, problem.details)
  return sentence === key ? expected : sentence
}
