/** @jsxImportSource react */
import { useState } from 'react'
import type { z } from 'zod'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Contract, FacilityDetail } from '../../facilities/contract.ts'
import { DayField, SourceField, WhyField } from '../parts/fields.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'

type Line = z.output<typeof Contract>

const kinds = ['medical', 'operation'] as const
const modes = ['public', 'public_built_private_run', 'entrusted', 'private', 'partnership'] as const

/** Medical and operating contracts, the live ones first. */
export function Contracts({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const contracts = [...detail.contracts].sort((a, b) => Number(b.live) - Number(a.live))
  return (
    <Panel
      title={words('console.places.contracts.title')}
      actions={
        detail.may.keep && (
          <AskButton kind="link" label={words('console.places.contracts.add')} title={words('console.places.contracts.add')}>
            {(close) => <ContractForm facility={detail.id} close={close} />}
          </AskButton>
        )
      }
    >
      {contracts.length === 0 && <p className="muted">{words('console.places.contracts.none')}</p>}
      <ul className="plain-list">
        {contracts.map((contract) => (
          <li key={contract.id} className="place-spread">
            <span>
              <b>{words(`places.contract_kind.${contract.kind}`)}</b> {contract.partner}{' '}
              {contract.mode && <Tag>{words(`places.operation_mode.${contract.mode}`)}</Tag>}{' '}
              {!contract.live && <Tag>{words('console.places.contracts.not_live')}</Tag>}
              <br />
              <span className="src">
                {contract.endsOn
                  ? words('console.places.period', { from: contract.startsOn, to: contract.endsOn })
                  : words('console.places.since_day', { day: contract.startsOn })}
                {contract.endedOn && ` · ${words('console.places.contracts.ended_on', { day: contract.endedOn })}`}
              </span>
            </span>
            {detail.may.keep && contract.live && <EndButton contract={contract} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function EndButton({ contract }: { contract: Line }) {
  const words = useWords()
  return (
    <AskButton kind="link" label={words('console.places.contracts.end')} title={words('console.places.contracts.end')}>
      {(close) => (
        <WriteForm
          grave
          wish={(fields) => ({
            path: paths.contractEnd(contract.id),
            body: { endedOn: textOf(fields, 'endedOn'), why: textOf(fields, 'why') },
            done: words('console.places.contracts.ended'),
          })}
          button={words('console.places.contracts.end')}
          onDone={close}
          onCancel={close}
        >
          {(wrong) => (
            <>
              <p>{contract.partner}</p>
              <DayField name="endedOn" label={words('console.places.contracts.end_on')} wrong={wrong} future />
              <WhyField wrong={wrong} />
            </>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}

function ContractForm({ facility, close }: { facility: string; close(): void }) {
  const words = useWords()
  const [kind, setKind] = useState<(typeof kinds)[number]>('medical')
  const wish = (fields: FormData) => ({
    path: paths.contracts(facility),
    body: {
      kind,
      partner: textOf(fields, 'partner'),
      mode: kind === 'operation' ? textOf(fields, 'mode') : null,
      startsOn: textOf(fields, 'startsOn'),
      endsOn: textOf(fields, 'endsOn') || null,
      source: textOf(fields, 'source'),
    },
    done: words('console.places.contracts.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.places.contracts.kind')}>
            {(told) => (
              <select {...told} value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {words(`places.contract_kind.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words(`console.places.contracts.partner_${kind}`)} error={wrong('partner')}>
            {(told) => <input {...told} name="partner" required minLength={2} maxLength={120} />}
          </Field>
          {kind === 'operation' && (
            <Field label={words('console.places.contracts.mode')} error={wrong('mode')}>
              {(told) => (
                <select {...told} name="mode">
                  {modes.map((mode) => (
                    <option key={mode} value={mode}>
                      {words(`places.operation_mode.${mode}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <DayField name="startsOn" label={words('console.places.contracts.starts')} wrong={wrong} future />
          <Field
            label={words('console.places.contracts.ends')}
            hint={words('console.places.contracts.ends_hint')}
            error={wrong('endsOn')}
          >
            {(told) => <input {...told} type="date" name="endsOn" />}
          </Field>
          <SourceField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}
