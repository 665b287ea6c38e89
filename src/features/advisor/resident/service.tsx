/** @jsxImportSource preact */
import { z } from 'zod'
import { reading } from '../../../platform/database/transaction.ts'
import { page } from '../../../platform/http/page.ts'
import type { Amount, Row } from '../../../platform/rules/document/contract.ts'
import { amountText } from '../../../platform/rules/document/describe/words.ts'
import { speakingOf } from '../actions.ts'
import { dialled } from '../advice/calling.ts'
import type { Cited } from '../advice/clauses.ts'
import { advisedService } from '../advice/judge.ts'
import { openState } from '../advice/state.ts'
import type { Gain } from '../contract.ts'
import { readService, type ToldRule, type ToldService } from '../search/actions.ts'
import { callText, gainText, howText, type Speech, said, speechOf } from '../words.ts'
import { SourceLine } from './item.tsx'

/** The answers of the advice from which somebody comes, sealed: the way back keeps them. */
const Query = z.object({ s: z.string().max(4_000).optional().catch(undefined) })

/** `/310118/services/{service}`: for whom a service is, what one gets, how to get it, where it is printed, and what is near. */
export const servicePage = page({
  path: '/services/{service}',
  scope: 'public',
  query: Query,
  run: async (request) => {
    const { ctx, words, language, params, query } = request
    const { entry, rules, link } = await readService(ctx, params.service ?? '')
    const speech = speechOf(request)
    const service = advisedService(entry, await reading(ctx, (tx) => speakingOf(tx, null)))
    const answers = query.s && openState(ctx.keys, ctx.district, query.s) ? `s=${encodeURIComponent(query.s)}` : undefined
    const place = service.placeType
    const eligibility = rules.find(({ part }) => part === 'eligibility')
    return {
      title: said(entry.name, language),
      body: (
        <>
          {answers && (
            <p class="jumps">
              <a href={`/${ctx.district}/advice/result?${answers}`}>{words('advisor.service.back')}</a>
            </p>
          )}
          <p>{said(entry.says, language)}</p>
          <article class="card">
            <h2>{words('advisor.service.who')}</h2>
            <p>{entry.audience}</p>
            {eligibility ? (
              <Conditions rule={eligibility} speech={speech} link={link} />
            ) : (
              <p class="lead">{words('advisor.service.no_rule')}</p>
            )}
            <p>
              <a
                href={`/${ctx.district}/advice${answers ? `?${answers}` : entry.domain === '托育' ? '?who=child' : entry.domain === '养老' ? '?who=elder' : ''}`}
              >
                {words('advisor.service.am_i')}
              </a>
            </p>
          </article>
          <Amounts
            rules={rules.filter(({ part }) => part !== 'eligibility' && part !== 'priority')}
            speech={speech}
            link={link}
          />
          <h2>{words('advisor.service.how')}</h2>
          <p>{howText(service, speech)}</p>
          {!entry.running && <p class="lead">{words('advisor.service.not_here')}</p>}
          {entry.running && entry.engine === 'sessions' && (
            <p>
              <a class="call" href={`/${ctx.district}/book/${entry.id}`}>
                {words('sessions.week.door')}
              </a>
            </p>
          )}
          <p>
            <a class="call" href={`tel:${dialled(service.call.number)}`}>
              {words('advisor.service.call', { phone: callText(service.call, speech) })}
            </a>
          </p>
          {place && (
            <p>
              <a href={`/${ctx.district}/places?type=${place}`}>{words('advisor.service.near')}</a>
            </p>
          )}
          <h2>{words('advisor.service.source')}</h2>
          <p>
            <SourceLine text={words('advisor.item.source', { source: service.source })} href={link(entry.source)} />
            {entry.source.unsure && ` ${words('advisor.service.unsure', { what: entry.source.unsure })}`}
          </p>
          <p class="lead">
            {entry.validTo
              ? words('advisor.service.valid_to', { from: entry.validFrom, to: entry.validTo })
              : words('advisor.service.valid', { from: entry.validFrom })}{' '}
            {words(`advisor.service.layer.${entry.layer}`)}
          </p>
          <p>
            <a class="elsewhere" href={`/${ctx.district}/services`}>
              {words('advisor.all_services')}
            </a>
          </p>
        </>
      ),
    }
  },
})

type Linked = { speech: Speech; link: ToldService['link'] }

function Conditions({ rule, speech: { words }, link }: Linked & { rule: ToldRule }) {
  const { source } = rule.rule
  return (
    <>
      <ul>
        {rule.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {!rule.confirmed && <p class="tag wait">{words('advisor.item.unconfirmed')}</p>}
      {source && <Source source={source} words={words} link={link} />}
    </>
  )
}

function Source({ source, words, link }: { source: Cited; words: Speech['words']; link: ToldService['link'] }) {
  const text = words('advisor.item.source', { source: `${source.document} ${source.place}` })
  return (
    <p class="lead">
      <SourceLine text={text} href={link(source)} />
    </p>
  )
}

type Answer = Amount['value'] | Row['then']

/** A number as it stands, not one to be reckoned. */
const isSum = (answer: Answer): boolean => /^-?\d+(\.\d+)?$/.test(String(answer))

/** What one gets or pays: the rows of the rule as it says them, each with its sum, money in yuan; what is to be confirmed without any amount. */
function Amounts({ rules, speech, link }: Linked & { rules: ToldRule[] }) {
  const { words, language } = speech
  if (rules.length === 0) return null
  return (
    <>
      <h2>{words('advisor.service.what')}</h2>
      {rules.map(({ part, name, rule, confirmed }) => {
        const { rules: rows = [], value, unit } = rule as Amount
        // Money that is to be confirmed is no amount; a number of times is told with 待核 beside it.
        const quota = part === 'quota' ? fixedQuota(rule as Amount, confirmed) : undefined
        const tells = confirmed || part === 'quota'
        const sum = (answer: Answer) => (isSum(answer) ? amountText(String(answer), unit, language) : '')
        return (
          <article key={name} class="card">
            <h3>
              {words(`advisor.part.${part}`)} {!confirmed && <span class="tag wait">{words('advisor.item.unconfirmed')}</span>}
            </h3>
            {quota && <p>{gainText(quota, words)}</p>}
            {tells && rule.says && <p>{said(rule.says, language)}</p>}
            {confirmed && !quota && isSum(value) && <p>{sum(value)}</p>}
            {!confirmed && (!tells || !rule.says) && <p>{words('advisor.service.amount_unconfirmed')}</p>}
            {tells && rows.length > 0 && (
              <ul>
                {rows.map(({ says, then }) => (
                  <li key={says.zh}>{[said(says, language), sum(then)].filter(Boolean).join(words('advisor.colon'))}</li>
                ))}
              </ul>
            )}
            {rule.source && <Source source={rule.source} words={words} link={link} />}
          </article>
        )
      })}
    </>
  )
}

/** A quota that is the same for everybody, as advice tells it. */
function fixedQuota({ value, unit, per }: Amount, confirmed: boolean): Gain | undefined {
  if (typeof value !== 'number') return undefined
  return { kind: 'quota', known: true, confirmed, value, unit: unit ?? null, window: per?.window ?? null, missing: [] }
}
