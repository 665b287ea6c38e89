/** @jsxImportSource react */
import { useWrite } from '../../../../console/api/use-write.ts'
import { useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { DraftView, Impact } from '../../rulebook/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { draftPaths } from '../paths.ts'
import { ImpactPersonsList } from './ImpactPersonsList.tsx'
import { isUnderWay, useImpact } from './use-impact.ts'

type Told = { view: DraftView; unit: string | null; about: unknown }

/** How many stored people would have another outcome, and who: a job that goes through the register. */
export function ImpactPanel({ view, unit, about }: Told) {
  const words = useWords()
  const impact = useImpact(view.kind, view.id, view.impact)
  const open = view.state === 'open'
  if (about !== undefined && about !== 'person')
    return (
      <Panel title={words('console.rules.impact.title')}>
        <p className="muted">
          {words('console.rules.impact.not_persons', { about: words(`console.rules.about.${String(about)}`) })}
        </p>
      </Panel>
    )
  if (!open) return null
  return (
    <Panel title={words('console.rules.impact.title')}>
      <p className="muted">{words(`console.${view.kind === 'rule' ? 'rules' : 'services.drafting'}.impact.note`)}</p>
      <Order view={view} impact={impact} />
      {impact && <Result view={view} impact={impact} unit={unit} />}
    </Panel>
  )
}

function Order({ view, impact }: { view: DraftView; impact: Impact | null }) {
  const words = useWords()
  const write = useWrite<{ id: string }>()
  const drafts = useHolds('coordinator', 'department_officer')
  const writable = useWritable()
  const faulty = view.faults.length > 0
  if (!drafts || isUnderWay(impact)) return null
  return (
    <p>
      <button
        type="button"
        className={impact ? 'button' : 'button main'}
        disabled={write.isPending || !writable || faulty}
        onClick={() => write.mutate({ path: draftPaths(view.kind).impact(view.id), body: {} })}
      >
        {words(impact ? 'console.rules.impact.again' : 'console.rules.impact.order')}
      </button>{' '}
      {faulty && <span className="muted">{words('console.rules.impact.faulty')}</span>}
    </p>
  )
}

function Result({ view, impact, unit }: { view: DraftView; impact: Impact; unit: string | null }) {
  const words = useWords()
  if (impact.state === 'failed')
    return (
      <p className="summary" role="alert">
        {words('console.rules.impact.failed', { why: impact.failure ? words(`problem.${impact.failure}`) : '' })}
      </p>
    )
  if (isUnderWay(impact)) return <UnderWay impact={impact} />
  return (
    <>
      {impact.stale && <p className="notice">{words('console.rules.impact.stale')}</p>}
      <p className="impact-count" role="status">
        <b>{figure(impact.changed)}</b> {words('console.rules.impact.changed', { total: figure(impact.checked), day: impact.on })}
      </p>
      <p className="src">
        {words('console.rules.impact.ordered', { by: impact.orderedBy, at: instant(impact.finishedAt ?? impact.orderedAt) })}
      </p>
      {impact.changed > 0 && <ImpactPersonsList view={view} impact={impact} unit={unit} />}
    </>
  )
}

function UnderWay({ impact }: { impact: Impact }) {
  const words = useWords()
  const { state, total, checked } = impact
  const known = state === 'running' && total !== null && total > 0
  const label = known
    ? words('console.rules.impact.progress', { done: figure(checked), total: figure(total) })
    : words('console.rules.impact.waiting')
  return (
    <div className="progress" aria-busy="true">
      {known ? <progress max={total} value={checked} aria-label={label} /> : <progress aria-label={label} />}
      <span role="status">{label}</span>
    </div>
  )
}
