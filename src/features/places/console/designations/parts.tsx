/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { DesignationRow } from '../../designations/contract.ts'
import { DayField, WhyField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'

/** Whether a designation holds on the day, soon expires, or is over. */
export function StateTag({ row }: { row: DesignationRow }) {
  const words = useWords()
  const state = row.due ? 'due' : row.live ? 'live' : row.endedOn ? 'ended' : 'past'
  const tone = { due: 'wait', live: 'good', ended: 'quiet', past: 'quiet' } as const
  return <Tag tone={tone[state]}>{words(`console.places.designations.is_${state}`)}</Tag>
}

/** Takes a designation away from a day on, with the reason. */
export function EndDesignation({ row }: { row: DesignationRow }) {
  const words = useWords()
  return (
    <AskButton kind="link" label={words('console.places.designations.end')} title={words('console.places.designations.end')}>
      {(close) => (
        <WriteForm
          grave
          wish={(fields) => ({
            path: paths.designationEnd(row.id),
            body: { endedOn: textOf(fields, 'endedOn'), why: textOf(fields, 'why') },
            done: words('console.places.designations.ended'),
          })}
          button={words('console.places.designations.end')}
          onDone={close}
          onCancel={close}
        >
          {(wrong) => (
            <>
              <p>{`${row.subjectName} · ${row.kindName}`}</p>
              <DayField name="endedOn" label={words('console.places.designations.end_on')} wrong={wrong} future />
              <WhyField wrong={wrong} />
            </>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}
