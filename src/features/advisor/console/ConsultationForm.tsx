/** @jsxImportSource react */
import { Field } from '../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../console/parts/WriteForm.tsx'
import { useLanguage, useWords } from '../../../console/words/words.ts'
import { consultationChannels } from '../../services/consultations/contract.ts'
import type { Advice } from '../contract.ts'
import { inGroup, said } from '../words.ts'

/** Takes a consultation down: how, which services were explained, what came of it. Answers are not kept, only what was asked for. */
export function ConsultationForm({ advice, close }: { advice?: Advice & { person: string }; close(): void }) {
  const words = useWords()
  const [language] = useLanguage()
  const offered = advice ? [...inGroup(advice.items, 'yes'), ...inGroup(advice.items, 'needs')] : []
  return (
    <WriteForm
      wish={(fields) => ({
        path: '/consultations',
        body: {
          person: advice?.person ?? null,
          channel: textOf(fields, 'channel'),
          asked: advice?.facts.map(({ name }) => name) ?? [],
          services: fields.getAll('services').map(String),
          note: textOf(fields, 'note'),
        },
        done: words('console.advisor.record.done'),
      })}
      button={words('console.advisor.record.button')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <Field label={words('console.advisor.record.channel')} error={wrong('channel')}>
            {(told) => (
              <select {...told} name="channel" required defaultValue="counter">
                {consultationChannels.map((channel) => (
                  <option key={channel} value={channel}>
                    {words(`services.consultations.channel.${channel}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {offered.length > 0 && (
            <fieldset className="offered">
              <legend>{words('console.advisor.record.services')}</legend>
              {offered.map(({ service }) => (
                <label key={service.id} className="check">
                  <input type="checkbox" name="services" value={service.id} /> <span>{said(service.name, language)}</span>
                </label>
              ))}
            </fieldset>
          )}
          <Field
            label={words('console.advisor.record.note')}
            hint={words('console.advisor.record.note_hint')}
            error={wrong('note')}
          >
            {(told) => <textarea {...told} name="note" maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
