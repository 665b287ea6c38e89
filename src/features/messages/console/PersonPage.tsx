/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../console/api/use-read.ts'
import { AskButton } from '../../../console/parts/AskButton.tsx'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { Field } from '../../../console/parts/Field.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { Tag } from '../../../console/parts/Tag.tsx'
import { To } from '../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../console/parts/WriteForm.tsx'
import { usePathParameter } from '../../../console/session/place.ts'
import { useWords } from '../../../console/words/words.ts'
import { type Purpose, purposes } from '../../people/shapes.ts'
import type { PersonMessage, PersonMessages } from '../desk/contract.ts'
import type { Preference } from '../preferences/contract.ts'
import { PreferenceForm } from './PreferenceForm.tsx'
import { byWhom, minuteOf, toneOf } from './say.ts'
import './messages.css'

/** How one person is told, set at the counter; what they were told, once the officer says for what purpose they read it. */
export function PersonPage() {
  const words = useWords()
  const id = usePathParameter('person')
  const preference = useRead<Preference>(`/persons/${id}/message-preference`)
  return (
    <Loaded of={preference}>
      {(said) => (
        <>
          <PageHead
            title={words('console.messages.person.of', { name: said.personName })}
            note={
              said.setAt ? words('messages.preference.set', { on: minuteOf(said.setAt), by: said.setByName ?? '' }) : undefined
            }
            actions={
              <>
                <To path={`/people/${id}`}>{words('console.messages.person.record')}</To>
                <Write id={said.person} name={said.personName} />
              </>
            }
          />
          <PreferenceForm key={said.setAt} said={said} />
          <Told id={id} name={said.personName} />
        </>
      )}
    </Loaded>
  )
}

function Write({ id, name }: { id: string; name: string }) {
  const words = useWords()
  return (
    <AskButton label={words('console.messages.person.write')} title={words('console.messages.person.write_to', { name })}>
      {(close) => (
        <WriteForm
          wish={(fields) => ({
            path: `/persons/${id}/messages`,
            body: { text: textOf(fields, 'text'), urgent: fields.get('urgent') === '1' },
            done: words('console.messages.person.written'),
          })}
          button={words('console.messages.person.write')}
          onDone={close}
          onCancel={close}
        >
          {(wrong) => (
            <>
              <Field
                label={words('console.messages.person.text')}
                hint={words('console.messages.person.text_hint')}
                error={wrong('text')}
              >
                {(told) => <textarea {...told} name="text" required minLength={2} maxLength={500} />}
              </Field>
              <label className="check">
                <input type="checkbox" name="urgent" value="1" /> <span>{words('console.messages.calls.urgent')}</span>
              </label>
            </>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}

function Told({ id, name }: { id: string; name: string }) {
  const words = useWords()
  const [purpose, choose] = useState<Purpose>()
  const list = useRead<PersonMessages>(`/persons/${id}/messages`, { purpose }, { enabled: purpose !== undefined })
  return (
    <section className="panel" aria-labelledby="told">
      <h2 id="told">{words('console.messages.person.told')}</h2>
      {purpose === undefined ? (
        <>
          <p className="muted">{words('console.messages.person.why', { name })}</p>
          <div className="message-purposes">
            {purposes.map((one) => (
              <button key={one} type="button" className="button" onClick={() => choose(one)}>
                {words(`people.privacy.purpose.${one}`)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <Loaded of={list}>{({ messages }) => <Rows rows={messages} />}</Loaded>
      )}
    </section>
  )
}

function Rows({ rows }: { rows: PersonMessage[] }) {
  const words = useWords()
  const columns: Column<PersonMessage>[] = [
    { key: 'at', label: words('console.messages.at'), cell: (row) => minuteOf(row.madeAt), sort: (row) => row.madeAt },
    { key: 'kind', label: words('console.messages.kind'), heading: true, cell: (row) => words(`notice.kind.${row.kind}`) },
    { key: 'text', label: words('console.messages.person.text'), broad: true, cell: (row) => row.text },
    {
      key: 'way',
      label: words('console.messages.way'),
      cell: (row) => `${words(`messages.channel.${row.channel}`)} ${row.sentTo ?? ''}`,
    },
    { key: 'because', label: words('console.messages.because'), cell: (row) => words(`messages.because.${row.because}`) },
    {
      key: 'state',
      label: words('console.messages.state'),
      cell: (row) => <Tag tone={toneOf[row.state]}>{words(`messages.state.${row.state}`)}</Tag>,
    },
    {
      key: 'attempts',
      label: words('console.messages.person.attempts'),
      broad: true,
      cell: (row) =>
        row.attempts
          .map(({ at, outcome, note, byName }) =>
            [minuteOf(at), words(`messages.outcome.${outcome}`), note, byWhom(byName)].filter(Boolean).join(' '),
          )
          .join('；') || '–',
    },
  ]
  return (
    <DataTable
      caption={words('console.messages.person.told')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={<Empty title={words('messages.my.none')} />}
    />
  )
}
