/** @jsxImportSource react */
import { useWrite } from '../../../../console/api/use-write.ts'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PeopleImport } from '../../importing/contract.ts'
import { paths } from '../paths.ts'
import { DropSheet } from './DropSheet.tsx'
import { headingOf } from './PreviewFaults.tsx'

/** What came of an import, why rows stayed out, and the way to bring them in after all. */
export function Result({ one }: { one: PeopleImport }) {
  const words = useWords()
  return (
    <>
      {one.state === 'cancelled' && <p className="notice">{words('console.people.imports.stopped')}</p>}
      <ul className="cards">
        {(['added', 'changed', 'same', 'bad'] as const).map((what) => (
          <li key={what}>
            <div className="card">
              <span>{words(`console.people.imports.${what}`)}</span>
              <b className={what === 'bad' && one.bad > 0 ? 'urgent' : undefined}>{figure(one[what])}</b>
            </div>
          </li>
        ))}
      </ul>
      {one.bad > 0 ? (
        <section aria-labelledby="mend">
          <h2 id="mend">{words('console.people.imports.mend', { n: figure(one.bad) })}</h2>
          <ol className="mend-steps">
            <li>
              {words('console.people.imports.mend_download')}{' '}
              <ExportLink
                path={paths.importFaults(one.id)}
                query={{ format: 'xlsx' }}
                label={words('console.people.imports.faults_xlsx')}
              />{' '}
              ·{' '}
              <ExportLink
                path={paths.importFaults(one.id)}
                query={{ format: 'csv' }}
                label={words('console.people.imports.faults_csv')}
              />
            </li>
            <li>{words('console.people.imports.mend_edit')}</li>
            <li>{words('console.people.imports.mend_upload')}</li>
          </ol>
          <DropSheet again mends={one.id} />
          {one.state === 'done' && <SetAside one={one} />}
          <h3>{words('console.people.imports.reasons')}</h3>
          <ul className="panel plain-list">
            {one.reasons.map(({ field, reason, rows }) => (
              <li key={`${field} ${reason}`} className="spread">
                <span>
                  {words('console.people.imports.fault', {
                    field: headingOf(one, field),
                    reason: words(`people.import.reason.${reason}`),
                  })}
                </span>
                <span className="number">{words('console.people.imports.n_rows', { n: figure(rows) })}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        one.state === 'done' && (
          <p>
            {words('console.people.imports.all_in')} <To path="/people">{words('console.people.imports.see')}</To>
          </p>
        )
      )}
    </>
  )
}

/** Rows that nobody will mend any more leave my work; who said so stays on record. */
function SetAside({ one }: { one: PeopleImport }) {
  const words = useWords()
  const write = useWrite()
  const writable = useWritable()
  if (one.setAside) return <p className="muted">{words('console.people.imports.is_set_aside')}</p>
  return (
    <button
      type="button"
      className="button"
      disabled={write.isPending || !writable}
      onClick={() =>
        write.mutate({ path: paths.importSettingAside(one.id), done: words('console.people.imports.set_aside_done') })
      }
    >
      {words('console.people.imports.set_aside')}
    </button>
  )
}
