/** @jsxImportSource react */
import { useRef, useState } from 'react'
import { useRead } from '../../../console/api/use-read.ts'
import { useWrite } from '../../../console/api/use-write.ts'
import { Field } from '../../../console/parts/Field.tsx'
import { numberOf, textOf, WriteForm } from '../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../console/words/words.ts'
import type { BroadcastList, BroadcastPreview } from '../broadcasts/contract.ts'
import { topics } from '../shapes.ts'
import './messages.css'

const bodyOf = (fields: FormData) => ({
  ...{ service: textOf(fields, 'service'), title: textOf(fields, 'title'), textZh: textOf(fields, 'textZh') },
  ...{
    textEn: textOf(fields, 'textEn') || null,
    street: textOf(fields, 'street') || null,
    topics: fields.getAll('topics').map(String),
  },
  ...{ monthsFrom: numberOf(fields, 'monthsFrom') ?? null, monthsTo: numberOf(fields, 'monthsTo') ?? null },
})

/** Writes one thing for those who want it: seen first is how many it would reach and by which ways, then it is sent. */
export function BroadcastForm({ services }: { services: BroadcastList['services'] }) {
  const words = useWords()
  const { data } = useRead<{ streets: { code: string; name: string }[] }>('/streets')
  const [preview, setPreview] = useState<BroadcastPreview>()
  return (
    <details className="folded">
      <summary>{words('console.messages.broadcasts.new')}</summary>
      <WriteForm
        wish={(fields) => ({ path: '/broadcasts', body: bodyOf(fields), done: words('console.messages.broadcasts.sending') })}
        button={words('console.messages.broadcasts.send')}
        onDone={() => setPreview(undefined)}
      >
        {(wrong) => (
          <>
            <Field label={words('console.messages.broadcasts.service')} error={wrong('service')}>
              {(told) => (
                <select {...told} name="service" required>
                  {services.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={words('console.messages.broadcasts.heading')} error={wrong('title')}>
              {(told) => <input {...told} name="title" required minLength={2} maxLength={60} />}
            </Field>
            <Field
              label={words('console.messages.broadcasts.text')}
              hint={words('console.messages.broadcasts.text_hint')}
              error={wrong('textZh')}
            >
              {(told) => <textarea {...told} name="textZh" required minLength={2} maxLength={500} />}
            </Field>
            <Field label={words('console.messages.broadcasts.text_en')} error={wrong('textEn')}>
              {(told) => <textarea {...told} name="textEn" maxLength={1000} />}
            </Field>
            <Field label={words('console.messages.broadcasts.months_from')} error={wrong('monthsFrom')}>
              {(told) => <input {...told} name="monthsFrom" type="number" min={0} max={1500} />}
            </Field>
            <Field label={words('console.messages.broadcasts.months_to')} error={wrong('monthsTo')}>
              {(told) => <input {...told} name="monthsTo" type="number" min={1} max={1500} />}
            </Field>
            <Field label={words('console.messages.street')} error={wrong('street')}>
              {(told) => (
                <select {...told} name="street" defaultValue="">
                  <option value="">{words('console.messages.broadcasts.all_streets')}</option>
                  {(data?.streets ?? []).map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <fieldset className="offered">
              <legend>{words('console.messages.broadcasts.topics')}</legend>
              {topics.map((topic) => (
                <label key={topic} className="check">
                  <input type="checkbox" name="topics" value={topic} /> <span>{words(`messages.topic.${topic}`)}</span>
                </label>
              ))}
            </fieldset>
            <PreviewButton onSeen={setPreview} />
            {preview && <Preview preview={preview} />}
          </>
        )}
      </WriteForm>
    </details>
  )
}

/** Asks how many the form as it stands would reach; nothing is sent. */
function PreviewButton({ onSeen }: { onSeen(preview: BroadcastPreview): void }) {
  const words = useWords()
  const write = useWrite<BroadcastPreview>()
  const button = useRef<HTMLButtonElement>(null)
  const ask = () => {
    const form = button.current?.form
    if (!form?.reportValidity()) return
    write.mutate({ path: '/broadcast-previews', body: bodyOf(new FormData(form)), holdsDraft: true }, { onSuccess: onSeen })
  }
  return (
    <button ref={button} type="button" className="button" disabled={write.isPending} onClick={ask}>
      {words('console.messages.broadcasts.preview')}
    </button>
  )
}

function Preview({ preview }: { preview: BroadcastPreview }) {
  const words = useWords()
  const { candidates, fitting, unsure, told, without, ways } = preview
  return (
    <div className="panel reach" role="status">
      <p>
        <b>{words('console.messages.broadcasts.reaches', { told })}</b>{' '}
        {Object.entries(ways)
          .map(([way, n]) => `${words(`messages.channel.${way}`)} ${n}`)
          .join(' · ')}
      </p>
      <p className="muted">{words('console.messages.broadcasts.of', { candidates, fitting, unsure })}</p>
      <p className="muted">{words('console.messages.broadcasts.without', without)}</p>
    </div>
  )
}
