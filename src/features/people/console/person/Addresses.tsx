/** @jsxImportSource react */
import { useState } from 'react'
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Address } from '../../register/contract.ts'
import { FoldedList } from '../parts/FoldedList.tsx'
import { PlaceFields, placeIn } from '../parts/PlaceFields.tsx'
import { SourceField } from '../parts/SourceField.tsx'
import { addressText, periodText } from '../parts/say.ts'
import { paths } from '../paths.ts'
import { MoveButton } from './MoveButton.tsx'
import { Panel } from './Panel.tsx'
import type { Whole } from './use-person.ts'

const kinds = ['residence', 'registered'] as const

/** Where the person lives and is registered, from when; moves are events of their own, mistakes are withdrawn. */
export function Addresses({ whole, keeps }: { whole: Whole; keeps: boolean }) {
  const words = useWords()
  return (
    <Panel
      title={words('console.people.addresses.title')}
      actions={
        keeps && (
          <>
            {!whole.diedOn && <MoveButton whole={whole} />}
            <AskButton kind="link" label={words('console.people.addresses.add')} title={words('console.people.addresses.add')}>
              {(close) => <AddressForm person={whole.id} close={close} />}
            </AskButton>
          </>
        )
      }
    >
      {kinds.map((kind) => {
        const own = whole.addresses.filter((one) => one.kind === kind)
        return (
          <div key={kind}>
            <h3>{words(`console.people.addresses.${kind}`)}</h3>
            {own.length === 0 && <p className="muted">{words('console.people.addresses.none')}</p>}
            <FoldedList all={own} open={1} keyOf={(one) => one.id}>
              {(one) => <Line address={one} may={keeps && one.validTo === null} />}
            </FoldedList>
          </div>
        )
      })}
    </Panel>
  )
}

function Line({ address, may }: { address: Address; may: boolean }) {
  const words = useWords()
  return (
    <div className="spread">
      <span>
        {addressText(address)}
        <br />
        <span className="src">{`${periodText(address, words)} · ${address.source}`}</span>
      </span>
      {may && (
        <ReasonButton
          label={words('console.people.withdraw')}
          title={words('console.people.addresses.withdraw')}
          about={addressText(address)}
          wish={(reason) => ({
            path: paths.addressWithdrawal(address.id),
            body: { reason },
            done: words('console.people.addresses.withdrawn'),
          })}
        />
      )}
    </div>
  )
}

function AddressForm({ person, close }: { person: string; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const [kind, setKind] = useState<(typeof kinds)[number]>('residence')
  return (
    <WriteForm
      wish={(fields) => ({
        path: paths.addresses(person),
        body: { kind, place: placeIn(fields, 'place'), since: textOf(fields, 'since'), source: textOf(fields, 'source') },
        done: words('console.people.addresses.added'),
      })}
      button={words('console.save')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p className="muted">{words('console.people.addresses.add_hint')}</p>
          <Field label={words('console.people.addresses.which')}>
            {(told) => (
              <select {...told} value={kind} onChange={(event) => setKind(event.target.value as (typeof kinds)[number])}>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {words(`console.people.addresses.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <PlaceFields name="place" label={words('console.people.addresses.place')} />
          <Field label={words('console.people.from')} error={wrong('since')}>
            {(told) => <input {...told} type="date" name="since" required max={today} defaultValue={today} />}
          </Field>
          <SourceField error={wrong('source')} />
        </>
      )}
    </WriteForm>
  )
}
