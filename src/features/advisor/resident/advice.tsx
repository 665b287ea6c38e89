/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import { adviseByAnswers } from '../actions.ts'
import { ageOfForm, monthsOf } from '../advice/age.ts'
import { questionOf, unsure } from '../advice/shapes.ts'
import { type AdviceState, openState, sealState } from '../advice/state.ts'
import { Who } from '../contract.ts'
import { speechOf } from '../words.ts'
import { adviceFor } from './advised.ts'
import { QuestionForm, WhomForm } from './question.tsx'
import { NoneListed, ResultBody, Stale } from './result.tsx'

const Query = z.object({
  s: z.string().max(4_000).optional().catch(undefined),
  ask: z.string().max(40).optional().catch(undefined),
  who: Who.optional().catch(undefined),
})
const Form = z.object({
  ...{ q: z.string().max(40), v: z.string().max(80).optional(), skip: z.string().optional() },
  ...{ years: z.string().trim().max(10).optional(), year: z.string().max(4).optional(), month: z.string().max(2).optional() },
})

/** `/310118/advice`: one question a page; the answers travel sealed in the address and are kept nowhere. */
export const advicePage = page({
  path: '/advice',
  scope: 'public',
  query: Query,
  run: async (request) => {
    const { query, words, ctx } = request
    if (!query.s) {
      const none = query.who === 'child' && (await adviseByAnswers(ctx, { who: 'child', answers: {} })).items.length === 0
      const body = (
        <>
          {none && <NoneListed speech={speechOf(request)} />}
          <WhomForm request={request} chosen={none ? undefined : query.who} />
        </>
      )
      return { title: words('advisor.title'), body }
    }
    const state = openState(ctx.keys, ctx.district, query.s)
    if (!state) return { title: words('advisor.title'), body: <Stale speech={speechOf(request)} /> }
    const advice = await adviceFor(request, state, false)
    // Where the plan lists nothing, nobody is asked anything first.
    if (advice.items.length === 0 && state.answers.length === 0)
      return { title: words('advisor.title'), body: <NoneListed speech={speechOf(request)} /> }
    const asked = query.ask && (query.ask === 'age' || questionOf(query.ask)) ? query.ask : advice.progress.next
    if (!asked)
      return {
        title: words('advisor.result.title'),
        body: <ResultBody {...{ advice, state, speech: speechOf(request), sealed: query.s }} />,
      }
    return {
      title: words('advisor.title'),
      body: <QuestionForm {...{ request, question: asked, state, advice, sealed: query.s }} />,
    }
  },
  form: Form,
  submit: async (request, form) => {
    const { ctx, query } = request
    const seal = (state: AdviceState) => encodeURIComponent(sealState(ctx.keys, ctx.district, state))
    const at = `/${ctx.district}/advice`
    if (form.q === 'who') return { to: `${at}?s=${seal(begun(form.v))}` }
    const state = openState(ctx.keys, ctx.district, query.s)
    if (!state) return { to: at }
    const next: AdviceState = {
      ...state,
      answers: [...state.answers.filter(([q]) => q !== form.q), [form.q, answerOf(form, state, ctx.clock.today())]],
    }
    const { progress } = await adviceFor(request, next, false)
    return { to: progress.next ? `${at}?s=${seal(next)}` : `${at}/result?s=${seal(next)}` }
  },
})

function begun(chosen: string | undefined): AdviceState {
  const person = z.uuid().safeParse(chosen)
  if (person.success) return { who: 'self', person: person.data, answers: [] }
  const who = Who.safeParse(chosen)
  if (!who.success) throw new Problem(422, 'advice_choose')
  return { who: who.data, answers: [] }
}

function answerOf(form: z.infer<typeof Form>, { who }: AdviceState, today: string): string {
  if (form.skip !== undefined) return unsure
  if (form.q === 'age') {
    const age = ageOfForm(form)
    const months = monthsOf(age, today)
    if (who === 'child' && (months === undefined || months.from >= 18 * 12)) throw new Problem(422, 'advice_month')
    if (months === undefined || (who === 'self' && months.to < 12)) throw new Problem(422, 'advice_age')
    if (who === 'elder' && months.to < 18 * 12) throw new Problem(422, 'advice_elder')
    return age
  }
  const question = questionOf(form.q)
  if (form.v === unsure) return unsure
  if (!question?.choices.some(({ value }) => value === form.v)) throw new Problem(422, 'advice_choose')
  return form.v as string
}
