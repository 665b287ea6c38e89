/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { CorrectForm } from '../facility/CorrectForm.tsx'
import { NewFacilityForm } from '../list/NewFacilityForm.tsx'
import { DayField, WhyField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'

/** A street proposes a facility that the register does not have. */
export function ProposeNew() {
  const words = useWords()
  const label = words('console.places.proposals.propose_new')
  return (
    <AskButton kind="button main" label={label} title={label}>
      {(close) => <NewFacilityForm close={close} proposed />}
    </AskButton>
  )
}

/** A street proposes a correction or the closure of a facility in it. */
export function ProposeAbout({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const correct = words('console.places.proposals.propose_correct')
  const shut = words('console.places.proposals.propose_close')
  return (
    <>
      <AskButton kind="link" label={correct} title={correct}>
        {(close) => <CorrectForm detail={detail} close={close} proposed />}
      </AskButton>
      {detail.open && (
        <AskButton kind="link" label={shut} title={shut}>
          {(close) => <ClosureForm detail={detail} close={close} />}
        </AskButton>
      )}
    </>
  )
}

function ClosureForm({ detail, close }: { detail: FacilityDetail; close(): void }) {
  const words = useWords()
  return (
    <WriteForm
      wish={(fields) => ({
        path: paths.proposals,
        body: {
          ...{ kind: 'close', facility: detail.id },
          close: { closedOn: textOf(fields, 'closedOn'), why: textOf(fields, 'why') },
        },
        done: words('console.places.proposals.sent'),
      })}
      button={words('console.places.proposals.propose')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p>{words('console.places.proposals.hint')}</p>
          <DayField name="closedOn" label={words('console.places.close.on')} wrong={wrong} future />
          <WhyField wrong={wrong} />
        </>
      )}
    </WriteForm>
  )
}
