/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { EnrolmentDetail, EnrolmentServices } from '../../enrolments/contract.ts'
import { givenReasons } from '../../enrolments/shapes.ts'
import { useSaid } from '../parts/said.ts'
import { CheckForm } from './CheckForm.tsx'
import { paths } from './paths.ts'
import { homeOf, whoOf } from './who.ts'
import './enrolments.css'

/** One enrolment: whose, in what, since when, on what it rests; and what can be done about it. */
export function EnrolmentPage() {
  const id = usePathParameter('enrolment')
  const one = useRead<EnrolmentDetail>(paths.enrolment(id))
  return <Loaded of={one}>{(enrolment) => <Shown enrolment={enrolment} />}</Loaded>
}

function Shown({ enrolment }: { enrolment: EnrolmentDetail }) {
  const words = useWords()
  const said = useSaid()
  const { who } = enrolment
  const lines: [string, string | null][] = [
    ['person', [whoOf(who, words), homeOf(who)].filter(Boolean).join(' · ')],
    ['from', enrolment.validFrom],
    [
      'to',
      enrolment.validTo &&
        `${enrolment.validTo}${enrolment.endedWhy ? ` ${words(`console.enrolments.ended.${enrolment.endedWhy}`)}` : ''}`,
    ],
    ['ended_note', enrolment.endedNote],
    ['scheme', enrolment.scheme],
    ['document', enrolment.document],
    ['last', enrolment.lastCheckOn],
    ['due', enrolment.checkDueOn],
    ['override', enrolment.overrideWhy],
    ['recorded', `${enrolment.recordedBy} · ${instant(enrolment.knownAt)}`],
  ]
  return (
    <>
      <PageHead
        title={`${who.name} · ${said(enrolment.serviceName)}`}
        note={
          <>
            <Tag tone={enrolment.open ? 'good' : 'quiet'}>
              {words(
                enrolment.withdrawn
                  ? 'console.enrolments.withdrawn'
                  : enrolment.open
                    ? 'console.enrolments.open'
                    : 'console.enrolments.over',
              )}
            </Tag>{' '}
            {enrolment.overridden && <Tag tone="wait">{words('console.enrolments.overridden')}</Tag>}
          </>
        }
        actions={
          <>
            <To path="/enrolments" search={{ service: enrolment.service }}>
              {said(enrolment.serviceName)}
            </To>
            <To path={`/people/${who.id}`}>{words('console.enrolments.to_person')}</To>
          </>
        }
      />
      <section className="panel">
        <dl className="enrolment-lines">
          {lines.flatMap(([label, text]) =>
            text
              ? [
                  <div key={label}>
                    <dt>{words(`console.enrolments.${label}`)}</dt>
                    <dd>{text}</dd>
                  </div>,
                ]
              : [],
          )}
        </dl>
        {!enrolment.withdrawn && <Deeds enrolment={enrolment} />}
      </section>
    </>
  )
}

function Deeds({ enrolment }: { enrolment: EnrolmentDetail }) {
  const words = useWords()
  const service = useRead<EnrolmentServices>(paths.services).data?.services.find(({ id }) => id === enrolment.service)
  const deed = (name: 'reopening' | 'withdrawal') => (reason: string) => ({
    path: paths.deed(enrolment.id, name),
    body: { reason },
    done: words(`console.enrolments.deeds.${name}_done`),
  })
  return (
    <div className="enrolment-deeds">
      {enrolment.open && service?.check && (
        <AskButton label={words('console.enrolments.check.title')} title={enrolment.who.name}>
          {(close) => <CheckForm service={service} person={enrolment.who.id} close={close} />}
        </AskButton>
      )}
      {enrolment.mayEnd && (
        <AskButton label={words('console.enrolments.deeds.end')} title={enrolment.who.name}>
          {(close) => <EndForm enrolment={enrolment} close={close} />}
        </AskButton>
      )}
      {enrolment.mayKeep && !enrolment.open && enrolment.endedWhy !== 'expired' && (
        <ReasonButton
          kind="button"
          label={words('console.enrolments.deeds.reopening')}
          title={enrolment.who.name}
          wish={deed('reopening')}
        />
      )}
      {enrolment.mayKeep && (
        <ReasonButton label={words('console.enrolments.deeds.withdrawal')} title={enrolment.who.name} wish={deed('withdrawal')} />
      )}
    </div>
  )
}

function EndForm({ enrolment, close }: { enrolment: EnrolmentDetail; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  const wish = (fields: FormData) => ({
    path: paths.deed(enrolment.id, 'end'),
    body: { why: textOf(fields, 'why'), on: textOf(fields, 'on'), note: textOf(fields, 'note') || undefined },
    done: words('console.enrolments.deeds.end_done'),
  })
  return (
    <WriteForm grave wish={wish} button={words('console.enrolments.deeds.end')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.enrolments.deeds.why')} error={wrong('why')}>
            {(told) => (
              <select {...told} name="why" required>
                {givenReasons.map((why) => (
                  <option key={why} value={why}>
                    {words(`console.enrolments.ended.${why}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={words('console.enrolments.deeds.on')}
            hint={words('console.enrolments.deeds.on_hint')}
            error={wrong('on')}
          >
            {(told) => (
              <input {...told} type="date" name="on" required max={today} min={enrolment.validFrom} defaultValue={today} />
            )}
          </Field>
          <Field label={words('console.enrolments.ended_note')} error={wrong('note')}>
            {(told) => <input {...told} name="note" maxLength={200} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
