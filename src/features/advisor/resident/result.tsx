/** @jsxImportSource preact */
import { z } from 'zod'
import { type PageRequest, page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import { Purpose } from '../../people/shapes.ts'
import { adviseByRecord } from '../actions.ts'
import { type AdviceState, openState } from '../advice/state.ts'
import type { Advice, AdviceItem } from '../contract.ts'
import { factText, inGroup, listed, type Speech, speechOf, valueText } from '../words.ts'
import { adviceFor } from './advised.ts'
import { Item, NeedLine, NoLine } from './item.tsx'
import { Sheet } from './sheet.tsx'

const Query = z.object({ s: z.string().max(4_000).optional().catch(undefined) })

/** `/310118/advice/result`: what somebody may get, what a little more information would tell, and what does not fit; on paper one page. */
export const resultPage = page({
  path: '/advice/result',
  scope: 'public',
  query: Query,
  run: async (request) => {
    const { query, ctx, words } = request
    const state = openState(ctx.keys, ctx.district, query.s)
    const title = words('advisor.result.title')
    if (!state) return { title, body: <Stale speech={speechOf(request)} /> }
    const advice = await adviceFor(request, state, true)
    return { title, body: <ResultBody {...{ advice, state, speech: speechOf(request), sealed: query.s ?? '' }} /> }
  },
})

const RecordQuery = z.object({
  purpose: Purpose.optional().catch(undefined),
  s: z.string().max(4_000).optional().catch(undefined),
})

/** `/310118/advice/person/{person}`: the same by the record of somebody an adviser serves and what they added at the counter, to read together and to print. */
export const recordResultPage = page({
  path: '/advice/person/{person}',
  scope: ['street_officer', 'department_officer', 'provider'],
  query: RecordQuery,
  run: async (request) => {
    const { ctx, words, params, query } = request as PageRequest<Record<string, string>, z.output<typeof RecordQuery>>
    const person = z.uuid().safeParse(params.person)
    if (!person.success) throw new Problem(404, 'not_found', { what: 'person' })
    const state = openState(ctx.keys, ctx.district, query.s)
    const answers = state?.person === person.data ? Object.fromEntries(state.answers) : {}
    const advice = await adviseByRecord(ctx, person.data, { answers, purpose: query.purpose, note: true })
    return { title: words('advisor.result.title'), body: <ResultBody advice={advice} speech={speechOf(request)} /> }
  },
})

/** The form lay too long, or the address is broken: begin again. */
export function Stale({ speech: { words, district } }: { speech: Speech }) {
  return (
    <>
      <p>{words('advisor.stale')}</p>
      <p>
        <a class="call" href={`/${district}/advice`}>
          {words('advisor.again')}
        </a>
      </p>
    </>
  )
}

/** The plan lists no service of the kind: said before anybody answers questions in vain, with what there is. */
export function NoneListed({ speech: { words, district } }: { speech: Speech }) {
  return (
    <div class="card">
      <p>{words('advisor.result.none_listed')}</p>
      <p>
        <a class="call" href={`/${district}/places?type=nursery`}>
          {words('advisor.result.nurseries')}
        </a>
      </p>
      <p>
        <a href={`/${district}/services`}>{words('advisor.all_services')}</a>
      </p>
    </div>
  )
}

/** The first so many are shown in full; the rest are a touch away. */
const shownInFull = 10

type Shown = { advice: Advice; speech: Speech; state?: AdviceState; sealed?: string }

/** The three groups on screen, and the sheet for paper. */
export function ResultBody({ advice, speech, state, sealed }: Shown) {
  const { words } = speech
  if (advice.items.length === 0) return <NoneListed speech={speech} />
  const [yes, needs, no, open] = (['yes', 'needs', 'no', 'open'] as const).map((group) => inGroup(advice.items, group))
  return (
    <>
      <link rel="stylesheet" href="/look/advice.css" />
      <div class="advice">
        <Head {...{ advice, speech, state }} />
        <nav class="jumps" aria-label={words('advisor.result.groups')}>
          <a href="#yes">{words('advisor.result.yes', { n: yes?.length })}</a>
          <a href="#needs">{words('advisor.result.needs', { n: needs?.length })}</a>
          <a href="#no">{words('advisor.result.no', { n: no?.length })}</a>
        </nav>
        <p>
          <button type="button" data-print hidden>
            {words('advisor.result.print')}
          </button>
          <span data-print-menu>{words('advisor.result.print_menu')}</span>
        </p>
        <section aria-labelledby="yes">
          <h2 id="yes">{words('advisor.result.yes', { n: yes?.length })}</h2>
          {yes?.length === 0 && <p>{words('advisor.result.nothing')}</p>}
          {yes?.slice(0, shownInFull).map((item) => (
            <Item key={item.service.id} {...{ item, speech, sealed }} />
          ))}
          {(yes?.length ?? 0) > shownInFull && (
            <details>
              <summary>{words('advisor.result.rest', { n: (yes?.length ?? 0) - shownInFull })}</summary>
              {yes?.slice(shownInFull).map((item) => (
                <Item key={item.service.id} {...{ item, speech, sealed }} />
              ))}
            </details>
          )}
        </section>
        <Needs {...{ items: needs ?? [], advice, speech, sealed }} />
        {(open?.length ?? 0) > 0 && (
          <section aria-labelledby="open">
            <h2 id="open">{words('advisor.result.open', { n: open?.length })}</h2>
            <p class="lead">{words('advisor.result.open_note')}</p>
            <ul class="lines">
              {open?.map((item) => (
                <NoLine key={item.service.id} {...{ item, speech, sealed }} />
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="no">
          <h2 id="no">{words('advisor.result.no', { n: no?.length })}</h2>
          <details>
            <summary>{words('advisor.result.no_show')}</summary>
            <ul class="lines">
              {no?.map((item) => (
                <NoLine key={item.service.id} {...{ item, speech, sealed }} />
              ))}
            </ul>
          </details>
        </section>
        <p class="lead">{words('advisor.result.not_a_decision')}</p>
        <p class="jumps">
          <a href={`/${speech.district}/advice`}>{words('advisor.again')}</a>
          <a href={`/${speech.district}/services`}>{words('advisor.all_services')}</a>
        </p>
      </div>
      <Sheet advice={advice} speech={speech} />
      <script src="/look/print.js" type="module" />
    </>
  )
}

function Head({ advice, speech: { words }, state }: Pick<Shown, 'advice' | 'speech' | 'state'>) {
  const facts = advice.facts.filter(({ value }) => value !== null)
  return (
    <>
      <p class="lead">
        {advice.name ? words('advisor.on_record', { name: advice.name }) : words(`advisor.result.for.${advice.who}`)}
      </p>
      {facts.length > 0 && (
        <details>
          <summary>{words('advisor.result.facts', { n: facts.length })}</summary>
          <ul class="lines">
            {facts.map(({ name, value, source }) => (
              <li key={name}>
                {factText(name, words)}
                {words('advisor.colon')}
                <b>{valueText(value, words)}</b> {source && <small>{words('advisor.result.source', { source })}</small>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {state && !state.person && <p class="lead">{words('advisor.result.not_kept')}</p>}
    </>
  )
}

function Needs({
  items,
  advice,
  speech,
  sealed,
}: {
  items: AdviceItem[]
  advice: Advice
  speech: Speech
  sealed?: string | undefined
}) {
  const { words, district } = speech
  if (items.length === 0) return <h2 id="needs">{words('advisor.result.needs', { n: 0 })}</h2>
  const pronoun = words(`advisor.pronoun.${advice.who}`)
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{words('advisor.result.needs', { n: items.length })}</h2>
      {sealed && advice.progress.open.length > 0 && (
        <div class="card">
          <p>{words('advisor.result.tell_more')}</p>
          <ul class="ways">
            {advice.progress.open.slice(0, 5).map(({ question, services }) => (
              <li key={question}>
                <a href={`/${district}/advice?ask=${question}&s=${encodeURIComponent(sealed)}`}>
                  {words('advisor.result.answer', {
                    question: words(`advisor.q.${question}.title`, { who: pronoun }),
                    n: services,
                  })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul class="lines">
        {items.map((item) => (
          <NeedLine key={item.service.id} {...{ item, speech, sealed }} />
        ))}
      </ul>
      <p class="lead">
        {words('advisor.result.needs_note', {
          facts: listed(
            [...new Set(items.flatMap(({ missing }) => missing))].slice(0, 8).map((name) => factText(name, words)),
            words,
          ),
        })}
      </p>
    </section>
  )
}
