/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../../platform/http/page.ts'
import type { Words } from '../../../../platform/words/words.ts'
import { Day } from '../../shapes.ts'
import type { PolicyHit, PolicyList, PolicyRow } from '../contract.ts'
import { listPolicies } from '../searching.ts'
import { factsOf, Pieces, StandingTag } from './say.tsx'

// What a form leaves empty is absent; a day that is none is today.
const Query = z.object({
  q: z.string().max(200).catch('').default(''),
  on: Day.optional().catch(undefined),
  all: z.enum(['0', '1']).optional().catch(undefined),
})
type Query = z.output<typeof Query>

/** `/310118/policies?q=`: policies by their words. The search stands in the address, so it can be kept, sent on and gone back to. */
export const policiesPage = page({
  path: '/policies',
  scope: 'public',
  query: Query,
  run: async ({ ctx, query, words }) => {
    const list = await listPolicies(ctx, { words: query.q, on: query.on, all: query.all })
    return { title: words('plans.policies.title'), body: <Library {...{ list, query, words, district: ctx.district }} /> }
  },
})

type Shown = { list: PolicyList; query: Query; words: Words; district: string }

function Library({ list, query, words, district }: Shown) {
  const { hits, policies, hidden } = list
  return (
    <>
      <form class="ask" method="get" action={`/${district}/policies#found`}>
        <div class="question">
          <label for="q">{words('plans.policies.search')}</label>
          <small id="q-hint">{words('plans.policies.search_hint')}</small>
          <input
            {...{ id: 'q', name: 'q', type: 'search', value: query.q, maxLength: 200 }}
            autocomplete="off"
            aria-describedby="q-hint"
          />
        </div>
        <details open={query.on !== undefined || query.all === '1'}>
          <summary>{words('plans.policies.further')}</summary>
          <div class="fold">
            <div class="question">
              <label for="on">{words('plans.policies.on')}</label>
              <small id="on-hint">{words('plans.policies.on_hint')}</small>
              <input {...{ id: 'on', name: 'on', type: 'date', value: query.on ?? '' }} aria-describedby="on-hint" />
            </div>
            <label class="check">
              <input type="checkbox" name="all" value="1" checked={query.all === '1'} />
              {words('plans.policies.all')}
            </label>
          </div>
        </details>
        <button type="submit">{words('plans.policies.find')}</button>
      </form>
      <section id="found" aria-label={words('plans.policies.found_label')}>
        <p class="lead" role="status">
          {hits
            ? words(
                hits.length > 0
                  ? list.found > hits.length
                    ? 'plans.policies.found_more'
                    : 'plans.policies.found'
                  : 'plans.policies.nothing',
                { n: list.found, shown: hits.length, words: query.q },
              )
            : words('plans.policies.count', { n: policies.length, on: list.on })}
          {hidden > 0 && ` ${words('plans.policies.hidden', { n: hidden })}`}
        </p>
        {hits ? <Hits {...{ hits, words, district }} /> : <Policies {...{ policies, words, district }} />}
        {hits?.length === 0 && (
          <p>
            <a href={`/${district}/policies`}>{words('plans.policies.whole_list')}</a>
          </p>
        )}
      </section>
    </>
  )
}

type Listed = { words: Words; district: string }

function Hits({ hits, words, district }: Listed & { hits: PolicyHit[] }) {
  return (
    <>
      {hits.map(({ policy, title, clauses, more }) => (
        <article key={policy.id} class="card policy">
          <h2>
            <a href={addressOf(district, policy)}>
              <Pieces pieces={title} />
            </a>
          </h2>
          <p class="facts">
            <StandingTag standing={policy.standing} words={words} /> {factsOf(policy, words)}
          </p>
          <ul class="clauses">
            {clauses.map(({ ordinal, place, pieces, href }) => (
              <li key={ordinal}>
                <a href={href}>{place}</a>
                <p>
                  <Pieces pieces={pieces} />
                </p>
              </li>
            ))}
          </ul>
          {more > 0 && (
            <p>
              <a href={addressOf(district, policy)}>{words('plans.policies.more', { n: more })}</a>
            </p>
          )}
        </article>
      ))}
    </>
  )
}

function Policies({ policies, words, district }: Listed & { policies: PolicyRow[] }) {
  return (
    <ol class="found">
      {policies.map((policy, at) => (
        <li key={policy.id}>
          <a href={addressOf(district, policy)}>
            <span class="number">{at + 1}</span>
            {policy.title}
          </a>
          <span class="facts">{factsOf(policy, words)}</span>
          <span class="tags">
            <StandingTag standing={policy.standing} words={words} />
            <span class="tag quiet">{words(`plans.policies.level.${policy.level}`)}</span>
            <span class="tag quiet">{words(`plans.policies.kind.${policy.kind}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

const addressOf = (district: string, { id, version }: PolicyRow) => `/${district}/policies/${id}?version=${version}`
