/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { Field } from '../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../console/words/words.ts'
import type { Preference } from '../preferences/contract.ts'
import { channels, topics } from '../shapes.ts'

/** What somebody said at the counter or on the telephone about how they want to be told. */
export function PreferenceForm({ said }: { said: Preference }) {
  const words = useWords()
  return (
    <WriteForm
      wish={(fields) => ({
        ...{ path: `/persons/${said.person}/message-preference`, method: 'PUT', done: words('console.messages.person.saved') },
        body: {
          ...{ channel: textOf(fields, 'channel') || null, language: textOf(fields, 'language') },
          ...{
            quietFrom: textOf(fields, 'quietFrom'),
            quietTo: textOf(fields, 'quietTo'),
            reader: textOf(fields, 'reader') || null,
          },
          ...{ hoursBefore: fields.get('hoursBefore') === '1', weekly: Number(textOf(fields, 'weekly')) },
          ...{ interests: fields.getAll('interests').map(String), refuses: fields.getAll('refuses').map(String) },
        },
      })}
      button={words('messages.preference.save')}
    >
      {(wrong) => (
        <>
          <Choose name="channel" label={words('messages.preference.channel')} value={said.channel ?? ''} error={wrong('channel')}>
            <option value="">{words('messages.preference.usual')}</option>
            {channels.map((one) => (
              <option key={one} value={one}>
                {words(`messages.channel.${one}`)}
              </option>
            ))}
          </Choose>
          <Choose name="reader" label={words('messages.preference.reader')} value={said.reader ?? ''} error={wrong('reader')}>
            <option value="">{words('messages.preference.self')}</option>
            {said.readers.map(({ account, name, as }) => (
              <option key={account} value={account}>
                {words(`messages.preference.by_${as}`, { name })}
              </option>
            ))}
          </Choose>
          <Choose name="language" label={words('messages.preference.language')} value={said.language} error={wrong('language')}>
            <option value="zh">{words('messages.preference.zh')}</option>
            <option value="en">{words('messages.preference.en')}</option>
          </Choose>
          <Field label={words('messages.preference.quiet_from')} error={wrong('quietFrom')}>
            {(told) => <input {...told} type="time" name="quietFrom" required defaultValue={said.quietFrom} />}
          </Field>
          <Field label={words('messages.preference.quiet_to')} error={wrong('quietTo')}>
            {(told) => <input {...told} type="time" name="quietTo" required defaultValue={said.quietTo} />}
          </Field>
          <label className="check">
            <input type="checkbox" name="hoursBefore" value="1" defaultChecked={said.hoursBefore} />{' '}
            <span>{words('messages.preference.hours_before')}</span>
          </label>
          <Field
            label={words('messages.preference.weekly')}
            hint={words(said.agreed ? 'messages.preference.agreed' : 'messages.preference.not_agreed')}
            error={wrong('weekly')}
          >
            {(told) => <input {...told} type="number" name="weekly" min={0} max={7} required defaultValue={said.weekly} />}
          </Field>
          <Several
            name="interests"
            legend={words('messages.preference.interests')}
            chosen={said.interests}
            options={topics.map((value) => ({ value, label: words(`messages.topic.${value}`) }))}
          />
          <Several
            name="refuses"
            legend={words('messages.preference.refuses')}
            chosen={said.refuses}
            options={said.kinds.map((value) => ({ value, label: words(`notice.kind.${value}`) }))}
          />
        </>
      )}
    </WriteForm>
  )
}

function Choose(told: { name: string; label: string; value: string; error: string | undefined; children: ReactNode }) {
  return (
    <Field label={told.label} error={told.error}>
      {(field) => (
        <select {...field} name={told.name} defaultValue={told.value}>
          {told.children}
        </select>
      )}
    </Field>
  )
}

function Several(told: { name: string; legend: string; chosen: readonly string[]; options: { value: string; label: string }[] }) {
  return (
    <fieldset className="offered">
      <legend>{told.legend}</legend>
      {told.options.map(({ value, label }) => (
        <label key={value} className="check">
          <input type="checkbox" name={told.name} value={value} defaultChecked={told.chosen.includes(value)} />{' '}
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
