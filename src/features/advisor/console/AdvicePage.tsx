/** @jsxImportSource react */
import { useState } from 'react'
import { AskButton } from '../../../console/parts/AskButton.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../console/parts/States.tsx'
import { useAddress, useDistrict } from '../../../console/session/place.ts'
import { useWords } from '../../../console/words/words.ts'
import '../../people/console/people.css'
import { PersonPick } from '../../people/console/parts/PersonPick.tsx'
import { usePurpose } from '../../people/console/parts/purpose.ts'
import { PurposeNow, PurposeQuestion } from '../../people/console/person/PurposeQuestion.tsx'
import type { PersonBrief } from '../../people/shapes.ts'
import type { Answers } from '../contract.ts'
import { ConsultationForm } from './ConsultationForm.tsx'
import { FurtherQuestions } from './FurtherQuestions.tsx'
import { useAdvice } from './further.ts'
import { Groups } from './Groups.tsx'
import { AdvicePages } from './Pages.tsx'

/** An adviser's page: finds somebody, shows what they may get with the reasons, prints it, and takes the consultation down. */
export function AdvicePage() {
  const words = useWords()
  const [{ person: asked }, setAddress] = useAddress()
  const [chosen, choose] = useState<PersonBrief>()
  const district = useDistrict()
  const pick = (person: PersonBrief | undefined) => {
    choose(person)
    setAddress({ person: person?.id }, 'step')
  }
  return (
    <>
      <PageHead
        title={words('console.advisor.title')}
        note={words('console.advisor.note')}
        actions={
          <>
            <AdvicePages />
            <AskButton label={words('console.advisor.record.nameless')} title={words('console.advisor.record.title')}>
              {(close) => <ConsultationForm close={close} />}
            </AskButton>
          </>
        }
      />
      <section className="panel">
        <PersonPick label={words('console.advisor.pick')} chosen={asked ? chosen : undefined} onChoose={pick} />
        <p className="src">
          <a href={`/${district}/advice`} target="_blank" rel="noreferrer">
            {words('console.advisor.without_record')}
          </a>
        </p>
      </section>
      {asked && <OfPerson key={asked} id={asked} name={chosen?.name ?? ''} />}
    </>
  )
}

function OfPerson({ id, name }: { id: string; name: string }) {
  const words = useWords()
  const district = useDistrict()
  const [purpose, choose] = usePurpose(id)
  const [answers, answer] = useState<Answers>({})
  const advice = useAdvice(id, { purpose, answers })
  if (!purpose) return <PurposeQuestion name={name} onChoose={choose} />
  return (
    <Loaded of={advice}>
      {(found) => (
        <>
          <div className="spread">
            <h2>{words('console.advisor.of', { name: found.name ?? '' })}</h2>
            <span className="buttons">
              <PurposeNow purpose={purpose} onChoose={choose} />
              <a
                className="button"
                href={`/${district}/advice/person/${id}?purpose=${purpose}${found.sealed ? `&s=${encodeURIComponent(found.sealed)}` : ''}`}
                target="_blank"
                rel="noreferrer"
              >
                {words('console.advisor.print')}
              </a>
              <AskButton
                kind="button main"
                label={words('console.advisor.record.button')}
                title={words('console.advisor.record.title')}
              >
                {(close) => <ConsultationForm advice={found} close={close} />}
              </AskButton>
            </span>
          </div>
          <FurtherQuestions advice={found} answers={answers} onAnswer={answer} />
          <Groups advice={found} />
        </>
      )}
    </Loaded>
  )
}
