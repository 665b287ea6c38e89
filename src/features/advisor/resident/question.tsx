/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { PageRequest } from '../../../platform/http/page.ts'
import { mostQuestions } from '../advice/progress.ts'
import { questionOf, unsure } from '../advice/shapes.ts'
import { type AdviceState, sealState } from '../advice/state.ts'
import { type Advice, type Who, whoms } from '../contract.ts'
import { inGroup } from '../words.ts'

/** The first question: for whom. Who is signed in may take the record of somebody they stand for. */
export function WhomForm({ request, chosen }: { request: PageRequest; chosen: Who | undefined }) {
  const { words, ctx } = request
  const persons = ctx.actor.persons.filter(
    ({ district, as, may }) =>
      district === ctx.district && (as === 'self' || as === 'guardian' || (as === 'trusted' && may.includes('services'))),
  )
  return (
    <>
      <p class="lead">{words('advisor.lead')}</p>
      <Asked request={request} question="who" step={1} of={mostQuestions} submit={words('advisor.go_on')}>
        <fieldset>
          <legend class="asked">
            <b>{words('advisor.q.who.title')}</b>
          </legend>
          {persons.map(({ person, as, why }) => (
            <Choice key={person} value={person} text={words(`advisor.by_record.${as}`, { why })} />
          ))}
          {whoms.map((who) => (
            <Choice key={who} value={who} text={words(`advisor.q.who.${who}`)} checked={who === chosen} />
          ))}
        </fieldset>
      </Asked>
      <p class="lead">{words('advisor.kept')}</p>
    </>
  )
}

type Shown = { request: PageRequest; question: string; state: AdviceState; advice: Advice; sealed: string }

/** One question with its answers, what is sure so far, and the way back. */
export function QuestionForm({ request, question, state, advice, sealed }: Shown) {
  const { words, ctx } = request
  const who = words(`advisor.pronoun.${advice.who}`)
  const step = state.answers.length + 2
  const of = Math.max(step, Math.min(mostQuestions, state.answers.length + 1 + Math.max(1, advice.progress.open.length)))
  const before = { ...state, answers: state.answers.slice(0, -1) }
  const back =
    state.answers.length === 0
      ? `/${ctx.district}/advice?who=${state.who}`
      : `/${ctx.district}/advice?s=${encodeURIComponent(sealState(ctx.keys, ctx.district, before))}`
  return (
    <>
      {advice.name && <p class="lead">{words('advisor.on_record', { name: advice.name })}</p>}
      <Asked
        request={request}
        question={question}
        step={step}
        of={of}
        submit={words('advisor.go_on')}
        {...(question === 'age' ? { skip: words('advisor.skip') } : {})}
      >
        {question === 'age' ? (
          <AgeFields request={request} who={advice.who} />
        ) : (
          <ChoiceFields words={words} question={question} who={who} />
        )}
      </Asked>
      <p class="jumps">
        <a href={back}>{words('advisor.back')}</a>
        {state.answers.length > 0 && (
          <a href={`/${ctx.district}/advice/result?s=${encodeURIComponent(sealed)}`}>
            {words('advisor.so_far', { n: inGroup(advice.items, 'yes').length })}
          </a>
        )}
      </p>
    </>
  )
}

type Frame = {
  request: PageRequest
  question: string
  step: number
  of: number
  submit: string
  skip?: string
  children: ComponentChildren
}

function Asked({ request: { words, refused }, question, step, of, submit, skip, children }: Frame) {
  return (
    <>
      <link rel="stylesheet" href="/look/advice.css" />
      <p class="steps">{words('advisor.step', { step, of })}</p>
      {refused && (
        <p class="problem" role="alert">
          {words(`problem.${refused.problem.code}`, refused.problem.details)}
        </p>
      )}
      <form class="fields" method="post" noValidate>
        <input type="hidden" name="q" value={question} />
        {children}
        <button type="submit">{submit}</button>
        {skip && (
          <button type="submit" name="skip" value="1" class="second">
            {skip}
          </button>
        )}
      </form>
    </>
  )
}

/** More answers than this stand side by side. */
const many = 9

function ChoiceFields({ words, question, who }: { words: PageRequest['words']; question: string; who: string }) {
  const hint = words(`advisor.q.${question}.hint`, { who })
  const hinted = hint.startsWith('advisor.') ? undefined : hint
  const choices = questionOf(question)?.choices ?? []
  return (
    <fieldset class={choices.length > many ? 'many' : undefined} aria-describedby={hinted ? 'hint' : undefined}>
      <legend class="asked">
        <b>{words(`advisor.q.${question}.title`, { who })}</b>
      </legend>
      {hinted && (
        <p class="lead" id="hint">
          {hinted}
        </p>
      )}
      {choices.map(({ value }) => (
        <Choice key={value} value={value} text={words(`advisor.q.${question}.${value}`, { who })} />
      ))}
      <Choice value={unsure} text={words('advisor.unsure')} />
    </fieldset>
  )
}

const Choice = ({ value, text, checked = false }: { value: string; text: string; checked?: boolean }) => (
  <label class="choice">
    <input type="radio" name="v" value={value} checked={checked} />
    <span>{text}</span>
  </label>
)

/** An age in years; of a child the month of birth, because months matter. */
function AgeFields({ request: { words, refused, ctx }, who }: { request: PageRequest; who: Who }) {
  const pronoun = words(`advisor.pronoun.${who}`)
  const typed = refused?.typed ?? {}
  if (who !== 'child')
    return (
      <label>
        <b>{words('advisor.q.age.title', { who: pronoun })}</b>
        <input
          name="years"
          inputMode="numeric"
          autocomplete="off"
          maxLength={10}
          value={typed.years ?? ''}
          aria-describedby="age-hint"
        />
        <span class="lead" id="age-hint">
          {words('advisor.q.age.hint')}
        </span>
      </label>
    )
  const year = Number(ctx.clock.today().slice(0, 4))
  return (
    <fieldset class="pair">
      <legend class="asked">
        <b>{words('advisor.q.age.child')}</b>
      </legend>
      <label>
        {words('advisor.q.age.year')}
        <select name="year">
          <option value="">{words('advisor.choose')}</option>
          {Array.from({ length: 18 }, (_, back) => String(year - back)).map((one) => (
            <option key={one} value={one} selected={typed.year === one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words('advisor.q.age.month')}
        <select name="month">
          <option value="">{words('advisor.choose')}</option>
          {Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')).map((one) => (
            <option key={one} value={one} selected={typed.month === one}>
              {Number(one)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}
