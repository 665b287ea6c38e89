/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { DuplicateDetail } from '../../duplicates/contract.ts'
import { homeText } from '../parts/say.ts'
import { paths } from '../paths.ts'

type Told = { pair: DuplicateDetail; close(): void }

/** The two are one person: which record is kept, and how that is known. It can be undone. */
export function MergeForm({ pair, close }: Told) {
  const words = useWords()
  const heavier = pair.depends.reduce((sum, one) => sum + one.one - one.other, 0) >= 0 ? pair.one : pair.other
  const [keep, setKeep] = useState(heavier.id)
  return (
    <WriteForm
      wish={(fields) => ({
        path: paths.duplicateMerge(pair.id),
        body: { keep, why: textOf(fields, 'why') },
        done: words('console.people.duplicates.merged'),
      })}
      button={words('console.people.duplicates.merge')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.duplicates.merge_hint')}</p>
          <fieldset>
            <legend>{words('console.people.duplicates.keep')}</legend>
            {[pair.one, pair.other].map((person, at) => (
              <label key={person.id} className="check">
                <input
                  type="radio"
                  name="keep"
                  value={person.id}
                  checked={keep === person.id}
                  onChange={() => setKeep(person.id)}
                />
                <span>
                  {words(at === 0 ? 'console.people.duplicates.one' : 'console.people.duplicates.other')}：<b>{person.name}</b>{' '}
                  <span className="muted">{[person.bornOn, homeText(person), person.number].filter(Boolean).join(' · ')}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <Why error={wrong('why')} />
        </>
      )}
    </WriteForm>
  )
}

/** The two are two persons: the pair is not proposed again. */
export function DifferForm({ pair, close }: Told) {
  const words = useWords()
  return (
    <WriteForm
      wish={(fields) => ({
        path: paths.duplicateDifference(pair.id),
        body: { why: textOf(fields, 'why') },
        done: words('console.people.duplicates.kept_apart'),
      })}
      button={words('console.people.duplicates.different')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.duplicates.different_hint')}</p>
          <Why error={wrong('why')} />
        </>
      )}
    </WriteForm>
  )
}

function Why({ error }: { error?: string }) {
  const words = useWords()
  return (
    <Field
      label={words('console.people.duplicates.how_known')}
      hint={words('console.people.duplicates.how_known_hint')}
      error={error}
    >
      {(told) => <textarea {...told} name="why" required minLength={2} maxLength={500} />}
    </Field>
  )
}
