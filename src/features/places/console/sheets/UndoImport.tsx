/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { SheetReport } from '../../shapes.ts'
import { paths } from '../paths.ts'

/** Takes back all that a sheet brought in, with a reason: the records never were. */
export function UndoImport({ entered, onUndone }: { entered: SheetReport['entered']; onUndone(): void }) {
  const words = useWords()
  const n = figure(entered.length)
  const title = words('console.places.sheets.undo', { n })
  return (
    <AskButton label={title} title={title}>
      {(close) => (
        <WriteForm
          grave
          wish={(fields) => ({
            path: paths.sheetUndoing,
            body: { facilities: entered.map(({ id }) => id), reason: textOf(fields, 'reason') },
            done: words('console.places.sheets.undone', { n }),
          })}
          button={title}
          onDone={() => {
            close()
            onUndone()
          }}
          onCancel={close}
        >
          {(wrong) => (
            <>
              <p>{words('console.places.sheets.undo_hint')}</p>
              <Field label={words('console.reason.label')} hint={words('console.reason.hint')} error={wrong('reason')}>
                {(told) => <textarea {...told} name="reason" required minLength={2} maxLength={500} />}
              </Field>
            </>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}
