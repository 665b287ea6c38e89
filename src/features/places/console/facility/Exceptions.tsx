/** @jsxImportSource react */
import { useState } from 'react'
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { OpeningExceptions } from '../../exceptions/contract.ts'
import { DayField, WhyField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'

type Exception = z.output<typeof OpeningExceptions>['exceptions'][number]

/** The coming days that differ from the week: shut, or open for other hours. */
export function Exceptions({ facility, may }: { facility: string; may: boolean }) {
  const words = useWords()
  const list = useRead<z.output<typeof OpeningExceptions>>(paths.exceptions(facility))
  const days = list.data?.exceptions ?? []
  if (days.length === 0 && !may) return null
  const label = words('console.places.hours.differ')
  return (
    <>
      <h3>{words('places.exception.title')}</h3>
      {list.data && days.length === 0 && <p className="muted">{words('console.places.hours.no_exceptions')}</p>}
      <ul className="plain-list">
        {days.map((day) => (
          <li key={day.id} className="place-spread">
            <span>
              {words(day.opens === null ? 'places.exception.shut' : 'places.exception.open', {
                ...{ on: day.on, opens: day.opens ?? '', closes: day.closes ?? '', why: day.why },
              })}
            </span>
            {may && <TakeBack day={day} facility={facility} />}
          </li>
        ))}
      </ul>
      {may && (
        <AskButton kind="link" label={label} title={label}>
          {(close) => <ExceptionForm facility={facility} close={close} />}
        </AskButton>
      )}
    </>
  )
}

/** One press: it can be taken back in turn. */
function TakeBack({ day: { id, on, opens, closes, why }, facility }: { day: Exception; facility: string }) {
  const words = useWords()
  const write = useWrite()
  const writable = useWritable()
  return (
    <button
      type="button"
      className="link"
      aria-label={words('console.places.hours.take_back_day', { on })}
      disabled={write.isPending || !writable}
      onClick={() =>
        write.mutate({
          path: paths.exceptionWithdrawal(id),
          done: words('console.places.hours.taken_back'),
          undo: { path: paths.exceptions(facility), body: { on, opens, closes, why } },
        })
      }
    >
      {words('console.places.hours.take_back')}
    </button>
  )
}

function ExceptionForm({ facility, close }: { facility: string; close(): void }) {
  const words = useWords()
  const [shut, setShut] = useState(true)
  const wish = (fields: FormData) => ({
    path: paths.exceptions(facility),
    body: {
      on: textOf(fields, 'on'),
      opens: shut ? null : textOf(fields, 'opens'),
      closes: shut ? null : textOf(fields, 'closes'),
      why: textOf(fields, 'why'),
    },
    done: words('console.places.hours.differs'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <DayField name="on" label={words('console.places.hours.on')} wrong={wrong} future />
          <label className="check">
            <input type="checkbox" checked={shut} onChange={(event) => setShut(event.target.checked)} />
            {words('console.places.hours.all_day')}
          </label>
          {!shut && (
            <div className="place-pair">
              {(['opens', 'closes'] as const).map((end) => (
                <Field key={end} label={words(`console.places.hours.${end}_at`)} error={wrong(end)}>
                  {(told) => (
                    <input
                      {...told}
                      name={end}
                      required
                      placeholder={end === 'opens' ? '08:30' : '16:30'}
                      pattern="([01]\d|2[0-3]):[0-5]\d|24:00"
                      title={words('console.places.hours.pattern')}
                    />
                  )}
                </Field>
              ))}
            </div>
          )}
          <WhyField hint={words('console.places.hours.why_hint')} wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}
