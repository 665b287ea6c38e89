/** @jsxImportSource react */
import type { z } from 'zod'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { numberOf, textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityDetail, Fee } from '../../facilities/contract.ts'
import { DayField, SourceField } from '../parts/fields.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'

type Charged = z.output<typeof Fee>

const units = ['month', 'day', 'half_day', 'visit', 'meal', 'hour', 'once'] as const
const fenOf = (yuan: number | undefined) => (yuan === undefined ? undefined : Math.round(yuan * 100))

/** What is charged on the day, as it is published to residents. */
export function Fees({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const may = detail.may.report
  return (
    <Panel
      title={words('console.places.fees.title')}
      actions={
        may && (
          <AskButton kind="link" label={words('console.places.fees.add')} title={words('console.places.fees.add')}>
            {(close) => <FeeForm facility={detail.id} close={close} />}
          </AskButton>
        )
      }
    >
      {detail.fees.length === 0 && <p className="muted">{words('console.places.fees.none')}</p>}
      <ul className="plain-list">
        {detail.fees.map((fee) => (
          <li key={fee.item} className="place-spread">
            <span>
              <b>{fee.item}</b>{' '}
              {words('console.places.fees.amount', {
                yuan: fee.upToFen === null ? figure(fee.fen / 100) : `${figure(fee.fen / 100)}–${figure(fee.upToFen / 100)}`,
                per: words(`places.fee_unit.${fee.per}`),
              })}
              <br />
              <span className="src">
                {[fee.note, words('console.places.since_day', { day: fee.from })].filter(Boolean).join(' · ')}
              </span>
            </span>
            {may && (
              <span className="place-actions">
                <AskButton kind="link" label={words('console.places.fees.change')} title={words('console.places.fees.change')}>
                  {(close) => <FeeForm facility={detail.id} was={fee} close={close} />}
                </AskButton>
                <AskButton kind="link" label={words('console.places.fees.end')} title={words('console.places.fees.end')}>
                  {(close) => <EndForm facility={detail.id} fee={fee} close={close} />}
                </AskButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function FeeForm({ facility, was, close }: { facility: string; was?: Charged; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.fees(facility),
    body: {
      item: was?.item ?? textOf(fields, 'item'),
      fen: fenOf(numberOf(fields, 'fen')),
      upToFen: fenOf(numberOf(fields, 'upToFen')) ?? null,
      per: textOf(fields, 'per'),
      note: textOf(fields, 'note'),
      from: textOf(fields, 'from'),
      source: textOf(fields, 'source'),
    },
    done: words('console.places.fees.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          {was ? (
            <p>{was.item}</p>
          ) : (
            <Field label={words('console.places.fees.item')} hint={words('console.places.fees.item_hint')} error={wrong('item')}>
              {(told) => <input {...told} name="item" required maxLength={60} />}
            </Field>
          )}
          <div className="place-pair">
            <Field label={words('console.places.fees.yuan')} error={wrong('fen')}>
              {(told) => (
                <input
                  {...told}
                  type="number"
                  name="fen"
                  required
                  min={0}
                  max={1000000}
                  step="0.01"
                  defaultValue={was && was.fen / 100}
                />
              )}
            </Field>
            <Field label={words('console.places.fees.up_to')} error={wrong('upToFen')}>
              {(told) => (
                <input
                  {...told}
                  type="number"
                  name="upToFen"
                  min={0}
                  max={1000000}
                  step="0.01"
                  defaultValue={was?.upToFen == null ? undefined : was.upToFen / 100}
                />
              )}
            </Field>
          </div>
          <Field label={words('console.places.fees.per')} error={wrong('per')}>
            {(told) => (
              <select {...told} name="per" defaultValue={was?.per ?? 'month'}>
                {units.map((unit) => (
                  <option key={unit} value={unit}>
                    {words(`places.fee_unit.${unit}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words('console.places.fees.note')} error={wrong('note')}>
            {(told) => <input {...told} name="note" maxLength={200} defaultValue={was?.note} />}
          </Field>
          <DayField name="from" label={words('console.places.from')} wrong={wrong} future />
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}

function EndForm({ facility, fee, close }: { facility: string; fee: Charged; close(): void }) {
  const words = useWords()
  return (
    <WriteForm
      grave
      wish={(fields) => ({
        path: paths.fees(facility),
        body: { item: fee.item, fen: null, per: fee.per, from: textOf(fields, 'from'), source: textOf(fields, 'source') },
        done: words('console.places.fees.ended'),
      })}
      button={words('console.places.fees.end')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p>{fee.item}</p>
          <DayField name="from" label={words('console.places.fees.end_from')} wrong={wrong} future />
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}
