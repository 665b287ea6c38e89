/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import { AmountEntry } from './AmountEntry.tsx'
import { English } from './ClauseList.tsx'
import { Entry, FaultsOf } from './Entry.tsx'
import type { Editing } from './editing.ts'
import { type Path, placeOf, type Written } from './written.ts'

/** The rows of a table: sentence, conditions and answer of each; added, moved and taken away. */
export function RowList({ editing }: { editing: Editing }) {
  const words = useWords()
  const rows = (editing.get(['rules']) as Written[] | undefined) ?? []
  const inputs = editing.get(['inputs']) as string[] | undefined
  // biome-ignore lint/suspicious/noThenProperty: the word of decision tables; a row is data and never awaited
  const fresh = { when: inputs ? inputs.map(() => '-') : '', then: 0, says: { zh: '' } }
  const move = (from: number, to: number) => {
    const without = rows.filter((_, at) => at !== from)
    editing.set(['rules'], [...without.slice(0, to), rows[from], ...without.slice(to)])
  }
  return (
    <div className="row-list" data-place="rules">
      <FaultsOf editing={editing} path={['rules']} />
      {inputs?.map((input, at) => (
        <Entry
          key={at.toString()}
          editing={editing}
          path={['inputs', at]}
          label={words('console.rules.edit.input', { n: at + 1, input })}
          feel
        />
      ))}
      {rows.map((_, at) => (
        <OneRow key={at.toString()} editing={editing} at={at} inputs={inputs} last={rows.length - 1} move={move} />
      ))}
      <button type="button" className="link" onClick={() => editing.set(['rules'], [...rows, fresh])}>
        {words('console.rules.edit.add_row')}
      </button>
    </div>
  )
}

type RowTold = { editing: Editing; at: number; inputs: string[] | undefined; last: number; move(from: number, to: number): void }

function OneRow({ editing, at, inputs, last, move }: RowTold) {
  const words = useWords()
  const path: Path = ['rules', at]
  const n = at + 1
  const left =
    editing.sentenceLeft([...path, 'when'], [...path, 'says', 'zh']) ||
    editing.sentenceLeft([...path, 'then'], [...path, 'says', 'zh'])
  return (
    <fieldset className="clause-edit" data-place={placeOf(path)}>
      <legend>{words('console.rules.place.row', { n })}</legend>
      <FaultsOf editing={editing} path={path} />
      <div className="row-edit">
        <Entry
          editing={editing}
          path={[...path, 'says', 'zh']}
          label={words('console.rules.edit.says')}
          hint={left ? <span className="unsure">{words('console.rules.edit.sentence_left')}</span> : undefined}
        />
        <When editing={editing} path={[...path, 'when']} inputs={inputs} />
        <AmountEntry
          editing={editing}
          path={[...path, 'then']}
          label={words('console.rules.edit.then')}
          unit={editing.get(['unit']) as string | undefined}
        />
      </div>
      <div className="row-foot">
        <English editing={editing} path={[...path, 'says', 'en']} />
        {at > 0 && (
          <button type="button" className="link" onClick={() => move(at, at - 1)}>
            {words('console.rules.edit.up', { n })}
          </button>
        )}
        {at < last && (
          <button type="button" className="link" onClick={() => move(at, at + 1)}>
            {words('console.rules.edit.down', { n })}
          </button>
        )}
        {last > 0 && (
          <button type="button" className="link" onClick={() => editing.set(path, undefined)}>
            {words('console.rules.edit.remove_row', { n })}
          </button>
        )}
      </div>
    </fieldset>
  )
}

/** A row's conditions: one for each column, or one for the row; none means every other case. */
function When({ editing, path, inputs }: { editing: Editing; path: Path; inputs: string[] | undefined }) {
  const words = useWords()
  const when = editing.get(path)
  if (when === undefined)
    return (
      <p>
        {words('console.rules.edit.otherwise')}{' '}
        <button type="button" className="link" onClick={() => editing.set(path, inputs ? inputs.map(() => '-') : '')}>
          {words('console.rules.edit.add_when')}
        </button>
      </p>
    )
  if (!Array.isArray(when)) return <Entry editing={editing} path={path} label={words('console.rules.edit.when')} feel />
  return when.map((_, at) => (
    <Entry
      key={at.toString()}
      editing={editing}
      path={[...path, at]}
      label={inputs?.[at] ?? words('console.rules.place.column', { n: at + 1 })}
      feel
    />
  ))
}
