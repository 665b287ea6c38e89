/** @jsxImportSource react */
import { AskButton } from '../../../console/parts/AskButton.tsx'
import { ExportLink } from '../../../console/parts/ExportLink.tsx'
import { Field } from '../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../console/parts/WriteForm.tsx'
import { useHolds } from '../../../console/session/session.tsx'
import { useWords } from '../../../console/words/words.ts'
import type { Delivery } from '../desk/contract.ts'

/** A letter is printed, and taken down as posted. */
export function LetterDeeds({ row }: { row: Pick<Delivery, 'id' | 'channel' | 'state' | 'personName'> }) {
  const words = useWords()
  const keeps = useHolds('street_officer', 'department_officer')
  if (!keeps || row.channel !== 'letter') return <>–</>
  const open = row.state === 'waiting' || row.state === 'sent' || row.state === 'failed'
  return (
    <span className="buttons">
      <ExportLink path={`/messages/${row.id}/letter`} label={words('console.messages.letter.print')} />
      {open && (
        <AskButton
          kind="link"
          label={words('console.messages.letter.posted')}
          title={words('console.messages.letter.posted_title', { name: row.personName })}
        >
          {(close) => (
            <WriteForm
              wish={(fields) => ({
                ...{ path: `/messages/${row.id}/posting`, body: { note: textOf(fields, 'note') } },
                done: words('console.messages.letter.done'),
              })}
              button={words('console.messages.letter.posted')}
              onDone={close}
              onCancel={close}
            >
              {(wrong) => (
                <Field label={words('console.messages.note')} error={wrong('note')}>
                  {(told) => <input {...told} name="note" maxLength={300} />}
                </Field>
              )}
            </WriteForm>
          )}
        </AskButton>
      )}
    </span>
  )
}
