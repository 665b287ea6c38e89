/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { SheetReport } from '../../shapes.ts'
import { paths } from '../paths.ts'

type Told = { beds: boolean; report: Pick<SheetReport, 'entered' | 'enteredAt'>; onUndone(): void }

/** Takes back all that a sheet brought in, facilities or beds, with a reason. */
export function UndoImport({ beds, report: { entered, enteredAt }, onUndone }: Told) {
  const words = useWords()
  const n = figure(entered.length)
  const title = words(`console.places.sheets.${beds ? 'undo_beds' : 'undo'}`, { n })
  return (
    <AskButton label={title} title={title}>
      {(close) => (
        <WriteForm
          grave
          wish={(fields) => ({
            path: beds ? paths.bedUndoing : paths.sheetUndoing,
            body: {
              facilities: [...new Set(entered.map(({ id }) => id))],
              reason: textOf(fields, 'reason'),
              ...(beds ? { enteredAt } : {}),
            },
            done: words(`console.places.sheets.${beds ? 'undone_beds' : 'undone'}`, { n }),
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
              <p>{words(`console.places.sheets.${beds ? 'undo_beds_hint' : 'undo_hint'}`)}</p>
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
