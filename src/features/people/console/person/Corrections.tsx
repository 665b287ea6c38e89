/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Correction } from '../../privacy/contract.ts'
import type { PersonForOfficer } from '../../register/contract.ts'
import { paths } from '../paths.ts'
import { CorrectForm } from './Basics.tsx'

/** What is corrected in the form of the basics; addresses, facts and relations have their own places on the page. */
const inBasics = ['name', 'sex', 'born_on', 'phone', 'other']

/** What the person asks to have corrected and nobody has answered: on top, with its last day. */
export function Corrections({ whole }: { whole: PersonForOfficer }) {
  const words = useWords()
  const { data } = useRead<{ corrections: Correction[] }>(paths.corrections(whole.id))
  const open = (data?.corrections ?? []).filter(({ state }) => state === 'asked')
  return open.map((one) => (
    <section key={one.id} className="notice" aria-label={words('console.people.corrections.title')}>
      <p>
        <b>
          {words('console.people.corrections.asks', { name: one.askedByName, field: words(`people.privacy.field.${one.field}`) })}
        </b>{' '}
        {one.says}
      </p>
      <div className="spread">
        <span className="src">{words('console.people.corrections.due', { day: one.answerDueOn, at: instant(one.askedAt) })}</span>
        <AskButton label={words('console.people.corrections.answer')} title={words('console.people.corrections.answer')}>
          {(close) => <Answer correction={one} whole={whole} close={close} />}
        </AskButton>
      </div>
    </section>
  ))
}

/** The answer; before it, where nothing was changed, the way to change it. */
function Answer({ correction, whole, close }: { correction: Correction; whole: PersonForOfficer; close(): void }) {
  const words = useWords()
  const [correcting, setCorrecting] = useState(false)
  if (!correcting) return <AnswerForm correction={correction} correct={() => setCorrecting(true)} close={close} />
  return (
    <>
      <h3>{words('console.people.basics.correct')}</h3>
      <p className="muted">{correction.says}</p>
      <CorrectForm person={whole} close={() => setCorrecting(false)} />
    </>
  )
}

function AnswerForm({ correction, correct, close }: { correction: Correction; correct(): void; close(): void }) {
  const words = useWords()
  const [state, setState] = useState<'done' | 'refused'>('done')
  return (
    <WriteForm
      wish={(fields) => ({
        path: paths.correctionAnswer(correction.id),
        body: { state, answer: textOf(fields, 'answer') },
        done: words('console.people.corrections.answered'),
      })}
      button={words('console.people.corrections.send')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <p>{correction.says}</p>
          <fieldset>
            <legend>{words('console.people.corrections.what')}</legend>
            {(['done', 'refused'] as const).map((one) => (
              <label key={one} className="check">
                <input type="radio" name="state" value={one} checked={state === one} onChange={() => setState(one)} />
                {words(`console.people.corrections.${one}`)}
              </label>
            ))}
          </fieldset>
          {state === 'done' && !correction.changedSince && (
            <p className="notice">
              <b>{words('console.people.corrections.unchanged')}</b> {words('console.people.corrections.unchanged_hint')}{' '}
              {inBasics.includes(correction.field) && (
                <button type="button" className="link" onClick={correct}>
                  {words('console.people.corrections.go')}
                </button>
              )}
            </p>
          )}
          <Field
            label={words('console.people.corrections.words')}
            hint={words('console.people.corrections.words_hint')}
            error={wrong('answer')}
          >
            {(told) => <textarea {...told} name="answer" required minLength={2} maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
