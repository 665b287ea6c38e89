/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { DayField, SourceField, WhyField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'

type Told = { facility: string; close(): void }
type Wrong = (name: string) => string | undefined

const kinds = ['nursing', 'dementia', 'basic'] as const

/** Adds a run of beds, such as 201-1 to 220-4, in service from a day on. */
export function AddBedsForm({ facility, close }: Told) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.beds(facility),
    body: {
      ...runIn(fields),
      ...Object.fromEntries(kinds.map((kind) => [kind, fields.has(kind)])),
      floor: textOf(fields, 'floor'),
      from: textOf(fields, 'from'),
      source: textOf(fields, 'source'),
    },
    done: words('console.places.beds.added'),
  })
  return (
    <WriteForm wish={wish} button={words('console.places.beds.add')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <RunFields wrong={wrong} />
          <Field label={words('console.places.beds.floor')} error={wrong('floor')}>
            {(told) => <input {...told} name="floor" maxLength={20} />}
          </Field>
          <fieldset>
            <legend>{words('console.places.beds.kinds')}</legend>
            {kinds.map((kind) => (
              <label key={kind} className="check">
                <input type="checkbox" name={kind} />
                {words(`console.places.bed.${kind}`)}
              </label>
            ))}
          </fieldset>
          <DayField name="from" label={words('console.places.beds.from')} wrong={wrong} future />
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}

/** Says what a run of beds is from a day on; what is left as it is stays. */
export function ChangeBedsForm({ facility, close }: Told) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.bedChanges(facility),
    body: {
      ...runIn(fields),
      ...Object.fromEntries(kinds.flatMap((kind) => (textOf(fields, kind) ? [[kind, textOf(fields, kind) === 'yes']] : []))),
      from: textOf(fields, 'from'),
      source: textOf(fields, 'source'),
    },
    done: words('console.places.beds.changed'),
  })
  return (
    <WriteForm wish={wish} button={words('console.places.beds.change')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <RunFields wrong={wrong} />
          {kinds.map((kind) => (
            <Field key={kind} label={words(`console.places.bed.${kind}`)} error={wrong(kind)}>
              {(told) => (
                <select {...told} name={kind} defaultValue="">
                  <option value="">{words('console.places.beds.as_is')}</option>
                  <option value="yes">{words('console.places.yes')}</option>
                  <option value="no">{words('console.places.no')}</option>
                </select>
              )}
            </Field>
          ))}
          <DayField name="from" label={words('console.places.from')} wrong={wrong} future />
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}

/** Takes a run of beds out of service from a day on; until then they count. */
export function RemoveBedsForm({ facility, close }: Told) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.bedRemovals(facility),
    body: { ...runIn(fields), from: textOf(fields, 'from'), why: textOf(fields, 'why') },
    done: words('console.places.beds.removed'),
  })
  return (
    <WriteForm grave wish={wish} button={words('console.places.beds.remove')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <RunFields wrong={wrong} />
          <DayField name="from" label={words('console.places.beds.out_from')} wrong={wrong} future />
          <WhyField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}

function RunFields({ wrong }: { wrong: Wrong }) {
  const words = useWords()
  return (
    <fieldset>
      <legend>{words('console.places.beds.run')}</legend>
      <p className="muted">{words('console.places.beds.run_hint')}</p>
      <div className="place-pair">
        <Field label={words('console.places.beds.first')} error={wrong('first')}>
          {(told) => <input {...told} name="first" required maxLength={40} autoComplete="off" />}
        </Field>
        <Field label={words('console.places.beds.last')} error={wrong('last')}>
          {(told) => <input {...told} name="last" maxLength={40} autoComplete="off" />}
        </Field>
      </div>
    </fieldset>
  )
}

const runIn = (fields: FormData) => ({ first: textOf(fields, 'first'), last: textOf(fields, 'last') || undefined })
