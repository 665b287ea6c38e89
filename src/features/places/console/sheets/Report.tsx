/** @jsxImportSource react */
import { Folded } from '../../../../console/parts/Folded.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { SheetReport } from '../../shapes.ts'
import { BadRows } from './BadRows.tsx'
import type { SheetKind } from './headings.ts'
import { UndoImport } from './UndoImport.tsx'

type Told = { kind: SheetKind; name: string; report: SheetReport; busy: boolean; takeIn(): void; onUndone(): void }

/** What a sheet would do, with the button that does it; or what it has done, with the way back. */
export function Report({ kind, name, report, busy, takeIn, onUndone }: Told) {
  const words = useWords()
  const writable = useWritable()
  return (
    <section aria-labelledby="sheet-report">
      <h3 id="sheet-report">
        {words(report.dry ? 'console.places.sheets.would' : 'console.places.sheets.has', { name, n: figure(report.rows) })}
      </h3>
      <ul className="cards">
        {(['made', 'same', 'bad'] as const).map((what) => {
          const n = what === 'bad' ? report.bad.length : report[what]
          return (
            <li key={what}>
              <div className="card">
                <span>{words(`console.places.sheets.${report.dry ? 'will' : 'did'}.${what}`)}</span>
                <b className={what === 'bad' && n > 0 ? 'urgent' : undefined}>{figure(n)}</b>
              </div>
            </li>
          )
        })}
      </ul>
      {report.dry && report.made > 0 && (
        <div className="buttons">
          <button type="button" className="button main" disabled={busy || !writable} onClick={takeIn}>
            {words(report.bad.length > 0 ? 'console.places.sheets.take_good' : 'console.places.sheets.take', {
              n: figure(report.made),
            })}
          </button>
        </div>
      )}
      {report.dry && report.made === 0 && report.bad.length === 0 && <p>{words('console.places.sheets.nothing_new')}</p>}
      {!report.dry && report.entered.length > 0 && <Entered kind={kind} report={report} onUndone={onUndone} />}
      {report.bad.length > 0 && <BadRows name={name} report={report} />}
    </section>
  )
}

/** The facilities or runs of beds that went in, and the way to take them all back. */
function Entered({ kind, report, onUndone }: Pick<Told, 'kind' | 'report' | 'onUndone'>) {
  return (
    <>
      <Folded all={report.entered} open={8}>
        {(one) => (
          <p key={`${one.id} ${one.name}`} className="place-line">
            <To path={`/places/${one.id}`}>{one.name}</To>
          </p>
        )}
      </Folded>
      <UndoImport beds={kind === 'beds'} report={report} onUndone={onUndone} />
    </>
  )
}
