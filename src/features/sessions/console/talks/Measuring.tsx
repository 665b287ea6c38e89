/** @jsxImportSource react */
import { useState } from 'react'
import { ApiProblem } from '../../../../console/api/problem.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { toast } from '../../../../console/parts/toast.ts'
import { numberOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { MadeMeasures, NewMeasures } from '../../measures/contract.ts'
import { paths } from '../paths.ts'

type Kind = { name: string; unit: string }

/** What a check found, a number for each thing the service measures; what was not measured stays empty. A number that looks impossible is asked about once more. */
export function Measuring({ booking, kinds }: { booking: string; kinds: Kind[] }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const [doubted, setDoubted] = useState(false)
  const close = () => {
    setOpen(false)
    setDoubted(false)
  }
  const wish = (fields: FormData) => {
    const values = kinds.flatMap(({ name }, at) => {
      const value = numberOf(fields, `measure${at}`)
      return value === undefined ? [] : [{ name, value }]
    })
    const body: NewMeasures = { values, sure: fields.get('sure') === 'on' }
    return { path: paths.measures(booking), body, done: words('console.sessions.measures.saved') }
  }
  const said = ({ warnings }: MadeMeasures) => {
    for (const { name, value, unit, least, most } of warnings)
      toast({ kind: 'refused', text: words('console.sessions.measures.unusual', { name, value, unit, least, most }) })
    close()
  }
  return (
    <>
      <h3>{words('console.sessions.measures.title')}</h3>
      {open ? (
        <WriteForm<MadeMeasures>
          wish={wish}
          button={words('console.save')}
          onDone={said}
          onCancel={close}
          onRefused={(refusal) => setDoubted(refusal instanceof ApiProblem && refusal.code === 'measure_implausible')}
        >
          {(wrong) => (
            <>
              {kinds.map(({ name, unit }, at) => (
                <Field
                  key={name}
                  label={unit ? words('console.sessions.measures.with_unit', { name, unit }) : name}
                  error={wrong('values')}
                >
                  {(told) => (
                    <input {...told} name={`measure${at}`} type="number" step="any" inputMode="decimal" autoComplete="off" />
                  )}
                </Field>
              ))}
              {doubted && (
                <label className="check">
                  <input type="checkbox" name="sure" /> {words('console.sessions.measures.sure')}
                </label>
              )}
            </>
          )}
        </WriteForm>
      ) : (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {words('console.sessions.measures.record')}
        </button>
      )}
    </>
  )
}
