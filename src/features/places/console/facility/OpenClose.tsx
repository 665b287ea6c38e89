/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { DayField, WhyField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'

/** Closes a facility from a day on, opens it again, or withdraws one that was entered by mistake. */
export function OpenClose({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const { id, open } = detail
  return (
    <>
      {open ? (
        <AskButton kind="link" label={words('console.places.close.button')} title={words('console.places.close.button')}>
          {(close) => (
            <WriteForm
              grave
              wish={(fields) => ({
                path: paths.closure(id),
                body: { closedOn: textOf(fields, 'closedOn'), why: textOf(fields, 'why') },
                done: words('console.places.close.done'),
              })}
              button={words('console.places.close.button')}
              onDone={close}
              onCancel={close}
            >
              {(wrong) => (
                <>
                  <p>{words('console.places.close.hint', { name: detail.name })}</p>
                  <DayField name="closedOn" label={words('console.places.close.on')} wrong={wrong} future />
                  <WhyField wrong={wrong} />
                </>
              )}
            </WriteForm>
          )}
        </AskButton>
      ) : (
        <AskButton kind="link" label={words('console.places.reopen.button')} title={words('console.places.reopen.button')}>
          {(close) => (
            <WriteForm
              wish={(fields) => ({
                path: paths.reopening(id),
                body: { opensOn: textOf(fields, 'opensOn'), why: textOf(fields, 'why') },
                done: words('console.places.reopen.done'),
              })}
              button={words('console.places.reopen.button')}
              onDone={close}
              onCancel={close}
            >
              {(wrong) => (
                <>
                  <DayField name="opensOn" label={words('console.places.reopen.on')} wrong={wrong} future />
                  <WhyField wrong={wrong} />
                </>
              )}
            </WriteForm>
          )}
        </AskButton>
      )}
      <Withdraw detail={detail} />
    </>
  )
}

function Withdraw({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  return (
    <AskButton kind="link" label={words('console.places.withdraw.button')} title={words('console.places.withdraw.button')}>
      {(close) => (
        <WriteForm
          grave
          wish={(fields) => ({
            path: paths.withdrawal(detail.id),
            body: { reason: textOf(fields, 'reason') },
            done: words('console.places.withdraw.done', { name: detail.name }),
          })}
          button={words('console.places.withdraw.button')}
          onDone={() => void navigate({ to: `/${district}/places` })}
          onCancel={close}
        >
          {(wrong) => (
            <>
              <p>{words('console.places.withdraw.hint', { name: detail.name })}</p>
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
