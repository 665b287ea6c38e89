/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import { type PublicBoard, publicBoard } from '../indicators/public.ts'
import { type IndicatorStatus, indicatorStatuses } from '../rules/assessment.ts'
import { Day } from '../shapes.ts'
import { Bar } from './bar.tsx'

const Query = z.object({ asOf: Day.optional(), corrected: z.enum(['0', '1']).optional() })

/** A district's progress for any resident: what was promised, where it stands, in words first. Readable without scripts, on paper too. */
export const progressPage = page({
  path: '/plan',
  scope: 'public',
  query: Query,
  run: async ({ ctx, query, words }) => {
    const board = await publicBoard(ctx, query)
    return { title: words('plans.public.title', { title: board.plan.title }), body: <Progress board={board} words={words} /> }
  },
})

const tone: Record<IndicatorStatus, 'good' | 'wait' | 'bad' | 'quiet'> = {
  met_early: 'good',
  on_track: 'good',
  final_met: 'good',
  lagging: 'wait',
  far_behind: 'bad',
  final_not_met: 'bad',
  not_met_no_path: 'quiet',
  open: 'quiet',
  awaiting_report: 'quiet',
  awaiting_figure: 'quiet',
}

function Progress({ board, words }: { board: PublicBoard; words: Words }) {
  const domains = [...new Set(board.indicators.map((row) => row.domain))]
  const counted = indicatorStatuses.flatMap((status) => (board.counts[status] ? [{ status, n: board.counts[status] }] : []))
  return (
    <>
      <p class="lead">
        {words('plans.public.lead', {
          document: board.plan.docNumber ?? words('plans.public.no_number'),
          asOf: board.asOf,
          total: board.indicators.length,
        })}
      </p>
      <ul class="numbers">
        {counted.map(({ status, n }) => (
          <li key={status}>
            <b>{n}</b>
            <span>{words(`indicator.status.${status}`)}</span>
          </li>
        ))}
      </ul>
      <nav class="jumps" aria-label={words('plans.public.jump')}>
        {domains.map((domain) => (
          <a key={domain} href={`#${anchorOf(domain)}`}>
            {words('plans.public.jump_to', {
              domain: words(`plans.public.domain.${domain}`),
              n: board.indicators.filter((row) => row.domain === domain).length,
            })}
          </a>
        ))}
      </nav>
      {board.counts.not_met_no_path !== undefined && <p class="lead">{words('plans.public.no_path')}</p>}
      {board.indicators.some((row) => row.unsure) && <p class="lead">{words('plans.public.to_confirm')}</p>}
      <details>
        <summary>{words('plans.public.how')}</summary>
        <p>{words('plans.public.rule')}</p>
      </details>
      {domains.map((domain) => (
        <section key={domain} class="indicators">
          <h2 id={anchorOf(domain)}>{words(`plans.public.domain.${domain}`)}</h2>
          {board.indicators
            .filter((row) => row.domain === domain)
            .map((row) => (
              <Indicator key={row.key} row={row} words={words} />
            ))}
        </section>
      ))}
    </>
  )
}

const anchors: Record<string, string> = { 养老: 'elderly', 托育: 'children' }
const anchorOf = (domain: string): string => anchors[domain] ?? domain

function Indicator({ row, words }: { row: PublicBoard['indicators'][number]; words: Words }) {
  const unit = row.unit ?? ''
  const value = row.current?.value ?? null
  return (
    <article class="card">
      <h3>{row.name}</h3>
      <p>
        <span class={`tag ${tone[row.status]}`}>{words(`indicator.status.${row.status}`)}</span>{' '}
        {words(`indicator.reason.${row.reason.code}`, row.reason.params)}
      </p>
      {value !== null && row.target.value !== null && <Bar row={row} words={words} />}
      <dl>
        <dt>{words('plans.public.now')}</dt>
        <dd>
          {value === null
            ? words(row.current ? 'plans.public.judged' : 'plans.public.none')
            : words('plans.public.value', { value: plain(value), unit, on: row.current?.on })}
        </dd>
        <dt>{words('plans.public.target', { year: row.target.year ?? '' })}</dt>
        <dd>
          {row.target.text ?? words('plans.public.in_words')}
          {row.target.document ? `（${row.target.document}）` : ''}
        </dd>
        {row.base.text && row.base.text !== '-' && row.base.text !== '/' && (
          <>
            <dt>{words('plans.public.base', { year: row.base.year ?? '' })}</dt>
            <dd>{row.base.text}</dd>
          </>
        )}
        {row.leads.length > 0 && (
          <>
            <dt>{words('plans.public.leads')}</dt>
            <dd>{row.leads.map((lead) => lead.name).join('、')}</dd>
          </>
        )}
      </dl>
      {row.unsure && <p class="lead">{words('plans.public.unsure', { why: row.unsure })}</p>}
    </article>
  )
}

/** At most two decimals, thousands apart. */
const plain = (value: number): string => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(value)
