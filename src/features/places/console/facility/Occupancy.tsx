/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { numberOf, textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { DayField } from '../parts/fields.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'

type Kind = 'bed' | 'nursery' | 'day'

/** How many places of each kind are taken by the last report, and how many are left. */
export function Occupancy({ detail, kinds }: { detail: FacilityDetail; kinds: readonly Kind[] }) {
  const words = useWords()
  const room = { bed: detail.capacity.beds, nursery: detail.capacity.places, day: detail.capacity.day }
  return (
    <Panel
      title={words('console.places.occupancy.title')}
      actions={
        detail.may.report && (
          <AskButton
            kind="link"
            label={words('console.places.occupancy.report')}
            title={words('console.places.occupancy.report')}
          >
            {(close) => <ReportForm facility={detail.id} kinds={kinds} close={close} />}
          </AskButton>
        )
      }
    >
      {kinds.map((kind) => {
        const told = detail.taken.find((one) => one.kind === kind)
        return (
          <p key={kind}>
            {told ? (
              <>
                <b>
                  {words(`console.places.occupancy.${kind}`, {
                    taken: figure(told.taken),
                    all: figure(room[kind]),
                    free: told.free === null ? '–' : figure(told.free),
                  })}
                </b>
                <progress
                  className="place-full"
                  value={Math.min(told.taken, room[kind])}
                  max={room[kind] || 1}
                  aria-label={words('console.places.occupancy.share')}
                />
                <span className="src">{words('console.places.occupancy.on', { day: told.on })}</span>
              </>
            ) : (
              <span className="muted">{words(`console.places.occupancy.none_${kind}`)}</span>
            )}
          </p>
        )
      })}
    </Panel>
  )
}

function ReportForm({ facility, kinds, close }: { facility: string; kinds: readonly Kind[]; close(): void }) {
  const words = useWords()
  return (
    <WriteForm
      wish={(fields) => ({
        path: paths.occupancy(facility),
        body: {
          kind: textOf(fields, 'kind') || kinds[0],
          taken: numberOf(fields, 'taken'),
          onDay: textOf(fields, 'onDay'),
        },
        done: words('console.places.occupancy.done'),
      })}
      button={words('console.places.occupancy.report')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          {kinds.length > 1 && (
            <Field label={words('console.places.occupancy.kind')}>
              {(told) => (
                <select {...told} name="kind">
                  {kinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {words(`console.places.occupancy.of_${kind}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <Field label={words('console.places.occupancy.taken')} error={wrong('taken')}>
            {(told) => <input {...told} type="number" name="taken" required min={0} max={20000} />}
          </Field>
          <DayField name="onDay" label={words('console.places.occupancy.day_label')} wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}
