/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { useSaid } from '../parts/said.ts'
import { Entry, FaultsOf } from './Entry.tsx'
import type { Editing } from './editing.ts'
import { placeOf, type Written } from './written.ts'

/** From when it holds, what it is in one sentence, where it is printed, and whether anybody has confirmed it. */
export function Basics({ editing }: { editing: Editing }) {
  const words = useWords()
  return (
    <>
      <div className="rule-pair">
        <Day editing={editing} name="validFrom" label={words('console.rules.edit.valid_from')} />
        <Day editing={editing} name="validTo" label={words('console.rules.edit.valid_to')} optional />
      </div>
      <Entry editing={editing} path={['says', 'zh']} label={words('console.rules.edit.about')} optional />
      <Source editing={editing} />
      <label className="check" data-place="confirmed">
        <input
          type="checkbox"
          checked={editing.get(['confirmed']) === false}
          onChange={(event) => editing.set(['confirmed'], event.target.checked ? false : undefined)}
        />
        {words('console.rules.edit.unconfirmed')}
      </label>
    </>
  )
}

function Day({ editing, name, label, optional = false }: { editing: Editing; name: string; label: string; optional?: boolean }) {
  const said = useSaid()
  const faults = editing.faultsAt([name])
  return (
    <div className="entry" data-place={name}>
      <Field label={label} error={faults.length > 0 ? faults.map(({ message }) => said(message)).join(' ') : undefined}>
        {(told) => (
          <input
            {...told}
            type="date"
            required={!optional}
            value={String(editing.get([name]) ?? '')}
            onChange={(event) => editing.set([name], event.target.value || (optional ? undefined : ''))}
          />
        )}
      </Field>
    </div>
  )
}

/** A source has a document and a place, or there is none. */
function Source({ editing }: { editing: Editing }) {
  const words = useWords()
  const source = editing.get(['source']) as Written | undefined
  if (!source)
    return (
      <p>
        {words('console.rules.reading.no_source')}{' '}
        <button type="button" className="link" onClick={() => editing.set(['source'], { document: '', place: '' })}>
          {words('console.rules.edit.add_source')}
        </button>
      </p>
    )
  return (
    <fieldset data-place={placeOf(['source'])}>
      <legend>{words('console.rules.edit.source')}</legend>
      <FaultsOf editing={editing} path={['source']} />
      <div className="rule-pair">
        <Entry editing={editing} path={['source', 'document']} label={words('console.rules.edit.document')} />
        <Entry editing={editing} path={['source', 'place']} label={words('console.rules.edit.place')} />
      </div>
      <Entry editing={editing} path={['source', 'unsure']} label={words('console.rules.edit.unsure')} optional />
      <button type="button" className="link" onClick={() => editing.set(['source'], undefined)}>
        {words('console.rules.edit.remove_source')}
      </button>
    </fieldset>
  )
}
