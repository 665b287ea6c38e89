/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { WardClaim } from '../../accounts/contract.ts'
import type { PersonBrief } from '../../shapes.ts'
import { PersonPick } from '../parts/PersonPick.tsx'
import '../people.css'
import { BackToList } from '../parts/BackToList.tsx'
import { paths } from '../paths.ts'

/** Parents and guardians who ask to stand for a child or ward: granted for a person on record, or refused with words. */
export function ClaimsPage() {
  const words = useWords()
  const list = useRead<{ claims: WardClaim[] }>(paths.wardClaims)
  return (
    <>
      <PageHead
        title={words('console.people.claims.title')}
        note={words('console.people.claims.note')}
        actions={<BackToList />}
      />
      <Loaded of={list}>
        {({ claims }) =>
          claims.length === 0 ? (
            <Empty title={words('console.people.claims.none')} />
          ) : (
            claims.map((claim) => <Claim key={claim.id} claim={claim} />)
          )
        }
      </Loaded>
    </>
  )
}

function Claim({ claim }: { claim: WardClaim }) {
  const words = useWords()
  const { today } = useInstallation()
  return (
    <article className="panel entry">
      <p>
        <To path={`/people/${claim.person}`}>{claim.personName}</To>{' '}
        {words('console.people.claims.asks', {
          relation: words(`people.accounts.relation.${claim.relation}`),
          name: claim.wardName,
          born: claim.wardBornOn ?? '–',
        })}
      </p>
      {claim.says && <p>{claim.says}</p>}
      <div className="spread">
        <span className={claim.answerDueOn < today ? 'urgent-text' : 'src'}>
          {words('console.people.claims.due', { day: claim.answerDueOn })}
        </span>
        <span className="buttons">
          <AskButton kind="button main" label={words('console.people.claims.grant')} title={words('console.people.claims.grant')}>
            {(close) => <DecideForm claim={claim} grant close={close} />}
          </AskButton>
          <AskButton label={words('console.people.claims.refuse')} title={words('console.people.claims.refuse')}>
            {(close) => <DecideForm claim={claim} grant={false} close={close} />}
          </AskButton>
        </span>
      </div>
    </article>
  )
}

function DecideForm({ claim, grant, close }: { claim: WardClaim; grant: boolean; close(): void }) {
  const words = useWords()
  const [ward, setWard] = useState<PersonBrief>()
  const needs = grant && claim.ward === null && !ward
  return (
    <WriteForm
      grave={!grant}
      blocked={needs}
      wish={(fields) => ({
        path: paths.wardDecision(claim.id),
        body: { grant, ward: grant ? (claim.ward ?? ward?.id) : null, answer: textOf(fields, 'answer') },
        done: words('console.people.claims.decided'),
      })}
      button={words(grant ? 'console.people.claims.grant' : 'console.people.claims.refuse')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          {grant && claim.ward === null && (
            <PersonPick label={words('console.people.claims.ward')} chosen={ward} except={claim.person} onChoose={setWard} />
          )}
          <Field
            label={words('console.people.claims.answer')}
            hint={words('console.people.claims.answer_hint')}
            error={wrong('answer')}
          >
            {(told) => <textarea {...told} name="answer" required minLength={2} maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
