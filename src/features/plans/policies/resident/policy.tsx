/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../../platform/http/page.ts'
import { Problem } from '../../../../platform/problem.ts'
import type { Words } from '../../../../platform/words/words.ts'
import { Day, Id } from '../../shapes.ts'
import type { PolicyClause, PolicyText } from '../contract.ts'
import { getPolicy } from '../library.ts'
import { withoutNumber } from '../reading/numbered.ts'
import { periodOf, StandingTag } from './say.tsx'

const Query = z.object({
  version: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  on: Day.optional().catch(undefined),
})

/** `/310118/policies/ID`: one policy with its clauses, each at an address of its own (`#c-12`); other versions beside it, and how it stands. */
export const policyPage = page({
  path: '/policies/{id}',
  scope: 'public',
  query: Query,
  run: async ({ ctx, params, query, words, url }) => {
    const id = Id.safeParse(params.id)
    if (!id.success) throw new Problem(404, 'not_found', { what: 'policy' })
    const text = await getPolicy(ctx, id.data, query)
    return {
      title: text.policy.title,
      body: <Policy {...{ text, words, district: ctx.district }} address={`${url.origin}${url.pathname}`} />,
    }
  },
})

type Shown = { text: PolicyText; words: Words; district: string }

function Policy({ text, words, district, address }: Shown & { address: string }) {
  const { policy, clauses, versions } = text
  const headings = clauses.filter(({ heading, path }) => heading !== null && path.length < 2)
  return (
    <div class="policy">
      <p class="jumps">
        <a href={`/${district}/policies`}>{words('plans.policies.back')}</a>
      </p>
      <Standing {...{ text, words, district }} />
      <dl>
        <dt>{words('plans.policies.number')}</dt>
        <dd>{policy.number ?? words('plans.policies.no_number')}</dd>
        <dt>{words('plans.policies.issuer')}</dt>
        <dd>{policy.issuer ?? words('plans.policies.not_printed')}</dd>
        <dt>{words('plans.policies.issued_on')}</dt>
        <dd>{policy.issuedOn ?? words('plans.policies.not_printed')}</dd>
        <dt>{words('plans.policies.period')}</dt>
        <dd>{periodOf(policy, words)}</dd>
        {text.source && (
          <>
            <dt>{words('plans.policies.source')}</dt>
            <dd>{text.source}</dd>
          </>
        )}
      </dl>
      {!policy.whole && <p class="lead">{words('plans.policies.facts_only')}</p>}
      {versions.length > 1 && (
        <nav aria-label={words('plans.policies.versions')}>
          <h2>{words('plans.policies.versions')}</h2>
          <ul class="lines">
            {versions.map((one) => (
              <li key={one.version}>
                <a
                  href={`/${district}/policies/${policy.id}?version=${one.version}`}
                  aria-current={one.version === policy.version ? 'page' : undefined}
                >
                  {words('plans.policies.version', { n: one.version })}
                </a>{' '}
                {periodOf(one, words)} <StandingTag standing={one.standing} words={words} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      {headings.length > 2 && (
        <details class="contents">
          <summary>{words('plans.policies.contents')}</summary>
          <ul>
            {headings.map(({ ordinal, place, heading }) => (
              <li key={ordinal}>
                <a href={`#c-${ordinal}`}>{`${place} ${heading}`}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {clauses.map((clause) => (
        <Clause key={clause.ordinal} clause={clause} words={words} />
      ))}
      <p class="lead">{words('plans.policies.as_of', { on: text.on, address })}</p>
    </div>
  )
}

/** Whether it holds, said first and in a sentence; where it does not, what to read instead. */
function Standing({ text: { policy, replacedBy, replaces, withdrawnReason, versions, on }, words, district }: Shown) {
  const now = versions.find(({ standing }) => standing === 'valid')
  return (
    <>
      <p class={policy.standing === 'valid' ? 'lead' : 'problem'}>
        <StandingTag standing={policy.standing} words={words} />{' '}
        {words(`plans.policies.stands.${policy.standing}`, { on, reason: withdrawnReason ?? '', from: policy.validFrom })}{' '}
        {replacedBy && (
          <a href={`/${district}/policies/${replacedBy.id}`}>
            {words('plans.policies.replaced_by', { title: replacedBy.title })}
          </a>
        )}
        {!replacedBy && now && now.version !== policy.version && (
          <a href={`/${district}/policies/${policy.id}?version=${now.version}`}>
            {words('plans.policies.now', { n: now.version })}
          </a>
        )}
      </p>
      {replaces && (
        <p>
          <a href={`/${district}/policies/${replaces.id}`}>{words('plans.policies.replaces', { title: replaces.title })}</a>
        </p>
      )}
    </>
  )
}

function Clause({ clause: { ordinal, place, heading, text, path }, words }: { clause: PolicyClause; words: Words }) {
  const said = withoutNumber(text)
  const lines = (heading !== null && said.startsWith(heading) ? said.slice(heading.length).replace(/^[。：:]/, '') : said).split(
    '\n',
  )
  return (
    <article id={`c-${ordinal}`} class={`clause deep-${Math.min(path.length, 3)}`}>
      <h2>
        <a href={`#c-${ordinal}`} aria-label={words('plans.policies.clause', { place })}>
          {place}
        </a>
        {heading !== null && ` ${heading}`}
      </h2>
      {lines.map((line) => line.trim() !== '' && <p key={line}>{line}</p>)}
    </article>
  )
}
