/** @jsxImportSource react */
import { useState } from 'react'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { PlaceFields, placeIn } from '../parts/PlaceFields.tsx'
import { SourceField } from '../parts/SourceField.tsx'
import { paths } from '../paths.ts'
import type { Whole } from './use-person.ts'

const kinds = ['within', 'out', 'in'] as const
const whiches = ['residence', 'registered'] as const

/** Records that somebody moved: house, registration, or both; the street that keeps the record follows. */
export function MoveButton({ whole }: { whole: Whole }) {
  const words = useWords()
  return (
    <AskButton kind="link" label={words('console.people.move.title')} title={words('console.people.move.title')}>
      {(close) => <MoveForm whole={whole} close={close} />}
    </AskButton>
  )
}

function MoveForm({ whole, close }: { whole: Whole; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const now = whole.addresses.find(({ kind, validTo }) => kind === 'residence' && validTo === null)
  const [kind, setKind] = useState<(typeof kinds)[number]>(now && now.street === null ? 'in' : 'within')
  const wish = (fields: FormData) => ({
    path: paths.moves(whole.id),
    body: {
      kind,
      which: whiches.filter((one) => fields.has(one)),
      to: placeIn(fields, 'to'),
      on: textOf(fields, 'on'),
      leavesHousehold: fields.has('leaves'),
      source: textOf(fields, 'source'),
    },
    done: words('console.people.move.done', { name: whole.name }),
  })
  return (
    <WriteForm wish={wish} button={words('console.people.move.record')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.move.hint')}</p>
          <Field label={words('console.people.move.kind')}>
            {(told) => (
              <select {...told} value={kind} onChange={(event) => setKind(event.target.value as (typeof kinds)[number])}>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {words(`console.people.move.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <fieldset>
            <legend>{words('console.people.move.which')}</legend>
            {whiches.map((one) => (
              <label key={one} className="check">
                <input type="checkbox" name={one} defaultChecked={one === 'residence'} />
                {words(`console.people.addresses.${one}`)}
              </label>
            ))}
          </fieldset>
          <PlaceFields key={kind} name="to" label={words('console.people.move.to')} first={kind === 'out' ? 'outside' : ''} />
          <Field label={words('console.people.move.on')} error={wrong('on')}>
            {(told) => <input {...told} type="date" name="on" required max={today} defaultValue={today} />}
          </Field>
          <label className="check">
            <input type="checkbox" name="leaves" defaultChecked />
            {words('console.people.move.leaves')}
          </label>
          <SourceField error={wrong('source')} />
        </>
      )}
    </WriteForm>
  )
}
