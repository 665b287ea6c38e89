/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { toast } from '../../../../console/parts/toast.ts'
import { numberOf, textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ClassChanged, NurseryClass, NurseryClasses } from '../../capacity/contract.ts'
import { DayField, SourceField, WhyField } from '../parts/fields.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'

const kinds = ['infant', 'younger', 'older', 'mixed'] as const

/** The nursery classes held on the day with their places; entered, changed and ended from a day on. */
export function Classes({ facility, may }: { facility: string; may: boolean }) {
  const words = useWords()
  const classes = useRead<z.output<typeof NurseryClasses>>(paths.classes(facility))
  return (
    <Panel
      title={words('console.places.classes.title')}
      actions={
        may && (
          <AskButton kind="link" label={words('console.places.classes.set')} title={words('console.places.classes.set')}>
            {(close) => <ClassForm facility={facility} close={close} />}
          </AskButton>
        )
      }
    >
      <Loaded of={classes} rows={3}>
        {(found) => (
          <DataTable
            caption={words('console.places.classes.title')}
            rows={found.classes}
            rowKey={({ name }) => name}
            sortName="classes"
            empty={<Empty title={words('console.places.classes.none')} />}
            columns={[
              { key: 'name', label: words('console.places.classes.name'), heading: true, cell: (row) => row.name },
              { key: 'kind', label: words('console.places.classes.kind'), cell: (row) => words(`places.class_kind.${row.kind}`) },
              { key: 'places', label: words('console.places.classes.places'), numeric: true, cell: (row) => figure(row.places) },
              {
                key: 'inclusive',
                label: words('console.places.classes.inclusive'),
                cell: (row) => words(row.inclusive ? 'console.places.yes' : 'console.places.no'),
              },
              { key: 'from', label: words('console.places.since'), cell: (row) => row.from },
              ...(may
                ? [
                    {
                      key: 'do',
                      label: words('console.places.actions'),
                      cell: (row: NurseryClass) => <ClassActions facility={facility} row={row} />,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
    </Panel>
  )
}

function ClassActions({ facility, row }: { facility: string; row: NurseryClass }) {
  const words = useWords()
  return (
    <span className="place-actions">
      <AskButton kind="link" label={words('console.places.classes.change')} title={words('console.places.classes.change')}>
        {(close) => <ClassForm facility={facility} was={row} close={close} />}
      </AskButton>
      <AskButton kind="link" label={words('console.places.classes.end')} title={words('console.places.classes.end')}>
        {(close) => (
          <WriteForm
            grave
            wish={(fields) => ({
              path: paths.classEnds(facility),
              body: { name: row.name, from: textOf(fields, 'from'), why: textOf(fields, 'why') },
              done: words('console.places.classes.ended'),
            })}
            button={words('console.places.classes.end')}
            onDone={close}
            onCancel={close}
          >
            {(wrong) => (
              <>
                <p>{row.name}</p>
                <DayField name="from" label={words('console.places.classes.end_from')} wrong={wrong} future />
                <WhyField wrong={wrong} />
              </>
            )}
          </WriteForm>
        )}
      </AskButton>
    </span>
  )
}

function ClassForm({ facility, was, close }: { facility: string; was?: NurseryClass; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.classes(facility),
    body: {
      name: was?.name ?? textOf(fields, 'name'),
      kind: textOf(fields, 'kind'),
      places: numberOf(fields, 'places'),
      inclusive: fields.has('inclusive'),
      from: textOf(fields, 'from'),
      source: textOf(fields, 'source'),
    },
    done: words('console.places.classes.done'),
  })
  const done = ({ warnings }: z.output<typeof ClassChanged>) => {
    for (const warning of warnings) toast({ kind: 'refused', text: words(`places.warning.${warning}`) })
    close()
  }
  return (
    <WriteForm<z.output<typeof ClassChanged>> wish={wish} button={words('console.save')} onDone={done} onCancel={close}>
      {(wrong) => (
        <>
          {was ? (
            <p>{was.name}</p>
          ) : (
            <Field label={words('console.places.classes.name')} error={wrong('name')}>
              {(told) => <input {...told} name="name" required maxLength={60} />}
            </Field>
          )}
          <Field label={words('console.places.classes.kind')} error={wrong('kind')}>
            {(told) => (
              <select {...told} name="kind" defaultValue={was?.kind ?? 'younger'}>
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words(`places.class_kind.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words('console.places.classes.places')} error={wrong('places')}>
            {(told) => <input {...told} type="number" name="places" required min={1} max={100} defaultValue={was?.places} />}
          </Field>
          <label className="check">
            <input type="checkbox" name="inclusive" defaultChecked={was?.inclusive ?? false} />
            {words('console.places.classes.is_inclusive')}
          </label>
          <DayField name="from" label={words('console.places.from')} wrong={wrong} future />
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}
