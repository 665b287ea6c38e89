/** @jsxImportSource react */
import { useId } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'

/** Where something is known from; what counters say most is offered. */
export function SourceField({ error }: { error?: string }) {
  const words = useWords()
  const list = useId()
  return (
    <Field label={words('console.people.source.label')} hint={words('console.people.source.hint')} error={error}>
      {(told) => (
        <>
          <input {...told} name="source" list={list} required maxLength={100} />
          <datalist id={list}>
            {words('console.people.source.offered')
              .split('、')
              .map((one) => (
                <option key={one} value={one} />
              ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
