/** @jsxImportSource react */
import { Field } from '../../../console/parts/Field.tsx'
import { useWords } from '../../../console/words/words.ts'
import { questionOf } from '../advice/shapes.ts'
import type { Advice, Answers } from '../contract.ts'

/** So many questions are asked at once: those that decide most. */
const atOnce = 6

type Asked = { advice: Advice; answers: Answers; onAnswer(answers: Answers): void }

/** What the record does not say and may be asked across the counter: an answer counts at once, for this advice and its print, and is kept nowhere. */
export function FurtherQuestions({ advice, answers, onAnswer }: Asked) {
  const words = useWords()
  const open = advice.progress.open.slice(0, atOnce).map(({ question }) => question)
  const shown = [...Object.keys(answers), ...open]
  if (shown.length === 0) return null
  const who = words(`advisor.pronoun.${advice.who === 'child' ? 'child' : 'elder'}`)
  const answer = (question: string, value: string) => {
    const { [question]: _, ...others } = answers
    onAnswer(value === '' ? others : { ...others, [question]: value })
  }
  return (
    <section className="panel" aria-label={words('console.advisor.further.title')}>
      <h3>{words('console.advisor.further.title')}</h3>
      <p className="src">{words('console.advisor.further.note')}</p>
      <div className="grid">
        {shown.map((question) => (
          <Field key={question} label={words(`advisor.q.${question}.title`, { who })}>
            {(told) => (
              <select {...told} value={answers[question] ?? ''} onChange={({ target }) => answer(question, target.value)}>
                <option value="">{words('advisor.unsure')}</option>
                {questionOf(question)?.choices.map(({ value }) => (
                  <option key={value} value={value}>
                    {words(`advisor.q.${question}.${value}`, { who })}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
    </section>
  )
}
