/** @jsxImportSource react */
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'
import '../places.css'
import { SheetIn } from './SheetIn.tsx'

const files = {
  facilities: paths.facilitiesFile,
  beds: paths.bedsFile,
  classes: paths.classesFile,
  designations: paths.designationsFile,
  organizations: paths.organizationsFile,
} as const

/** Sheets in and out: a list of facilities or beds is tried, mended and taken in; every register goes out as a workbook. */
export function SheetsPage() {
  const words = useWords()
  const keeps = useHolds('department_officer')
  return (
    <>
      <PageHead
        title={words('console.places.sheets.title')}
        note={words(keeps ? 'console.places.sheets.note' : 'console.places.sheets.note_reader')}
        actions={<BackToList />}
      />
      <div className="place-stack">
        {keeps && <SheetIn />}
        <Panel title={words('console.places.sheets.out')}>
          <ul className="plain-list">
            {Object.entries(files).map(([name, path]) => (
              <li key={name} className="place-spread">
                <span>
                  <b>{words(`console.places.sheets.file.${name}`)}</b>
                  <br />
                  <span className="src">{words(`console.places.sheets.holds.${name}`)}</span>
                </span>
                <ExportLink
                  path={path}
                  label={words('console.places.sheets.xlsx', { name: words(`console.places.sheets.file.${name}`) })}
                />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
