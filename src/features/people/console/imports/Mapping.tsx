/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { useWrite } from '../../../../console/api/use-write.ts'
import { useWritable } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PeopleImport } from '../../importing/contract.ts'
import { paths } from '../paths.ts'
import { headingOf, PreviewFaults } from './PreviewFaults.tsx'

/** What each column was taken to mean, to be changed before it starts; what would be wrong with the first rows shows at once. */
export function Mapping({ one, cancel }: { one: PeopleImport; cancel: ReactNode }) {
  const words = useWords()
  const write = useWrite()
  const writable = useWritable()
  const start = () =>
    write.mutate({ path: paths.importStart(one.id), done: words('console.people.imports.started', { name: one.fileName }) })
  return (
    <>
      <section aria-labelledby="columns">
        <h2 id="columns">{words('console.people.imports.columns')}</h2>
        <p className="muted">{words('console.people.imports.columns_hint')}</p>
        <ul className="row-cards columns-read">
          {one.headings.map((heading, at) => (
            <ColumnLine key={`${at.toString()} ${heading}`} one={one} at={at} />
          ))}
        </ul>
      </section>
      <PreviewFaults one={one} />
      <section className="start" aria-label={words('console.people.imports.start')}>
        {one.obstacles.map((obstacle) => (
          <p key={obstacle} className="notice">
            {words(`problem.${obstacle}`)}
          </p>
        ))}
        <div className="buttons">
          <button
            type="button"
            className="button main"
            disabled={write.isPending || !writable || one.obstacles.length > 0}
            onClick={start}
          >
            {words('console.people.imports.start_rows', { n: figure(one.rowsTotal ?? 0) })}
          </button>
          {cancel}
        </div>
      </section>
    </>
  )
}

function ColumnLine({ one, at }: { one: PeopleImport; at: number }) {
  const words = useWords()
  const write = useWrite()
  const heading = one.headings[at] || words('console.people.imports.no_heading', { n: at + 1 })
  const meaning = one.columns[at] ?? ''
  const samples = [...new Set(one.preview.map((row) => row.cells[at]?.trim() ?? '').filter(Boolean))].slice(0, 3)
  const choose = (chosen: string) =>
    write.mutate({
      path: paths.importColumns(one.id),
      method: 'PUT',
      body: { columns: one.columns.map((before, index) => (index === at ? chosen || null : before === chosen ? null : before)) },
    })
  return (
    <li className={meaning ? undefined : 'left-out'}>
      <div className="column-read">
        <span>
          <b>{heading}</b>
          <br />
          <span className="src">{samples.length > 0 ? samples.join(' ／ ') : words('console.people.imports.empty_column')}</span>
        </span>
        <select
          className="chip"
          aria-label={words('console.people.imports.means', { heading })}
          value={meaning}
          disabled={write.isPending}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{words('console.people.imports.left_out')}</option>
          {one.choices.map((choice) => (
            <option key={choice.meaning} value={choice.meaning}>
              {headingOf(one, choice.meaning)}
            </option>
          ))}
        </select>
      </div>
    </li>
  )
}
