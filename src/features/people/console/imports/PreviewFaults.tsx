/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { PeopleImport } from '../../importing/contract.ts'

/** How our template calls what a column means. */
export const headingOf = (one: PeopleImport, meaning: string): string =>
  one.choices.find((choice) => choice.meaning === meaning)?.heading ?? meaning.replace('fact:', '')

/** What would be wrong with the first rows, each with what was expected. */
export function PreviewFaults({ one }: { one: PeopleImport }) {
  const words = useWords()
  const wrong = one.preview.filter(({ faults }) => faults.length > 0)
  const name = one.columns.indexOf('name')
  return (
    <section aria-labelledby="first-rows">
      <h2 id="first-rows">{words('console.people.imports.first_rows', { n: one.preview.length })}</h2>
      {wrong.length === 0 ? (
        <p>{words('console.people.imports.first_rows_good')}</p>
      ) : (
        <ul className="panel plain-list">
          {wrong.map(({ row, cells, faults }) => (
            <li key={row}>
              <b>{words('console.people.imports.row', { row, name: cells[name] ?? '' })}</b>
              {faults.map(({ field, reason, expected }) => (
                <div key={`${field} ${reason}`}>
                  {words('console.people.imports.fault', {
                    field: headingOf(one, field),
                    reason: words(`people.import.reason.${reason}`),
                  })}
                  {expected && <span className="src">{` · ${words('console.people.imports.expected', { expected })}`}</span>}
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
