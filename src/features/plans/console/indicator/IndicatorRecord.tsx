/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Bullet } from '../../../../console/charts/Bullet.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { baseText, currentText, targetText, withUnit } from '../figures.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { sentenceIfAny } from '../sentence.ts'
import { isUrgent, toneOf } from '../status.ts'
import { Definition } from './Definition.tsx'
import { History } from './History.tsx'
import { ReportedValues } from './ReportedValues.tsx'
import { RowsBehind } from './RowsBehind.tsx'
import { Targets } from './Targets.tsx'
import { ToDo } from './ToDo.tsx'

/** All there is about one indicator: where it stands and why, what is to be done, how it got there, where it heads, and the evidence. */
export function IndicatorRecord({ indicator }: { indicator: string }) {
  const detail = useRead<IndicatorDetail>(paths.indicator(indicator))
  return <Loaded of={detail}>{(found) => <Record detail={found} />}</Loaded>
}

function Record({ detail }: { detail: IndicatorDetail }) {
  return (
    <div className="record">
      <Standing detail={detail} />
      <ToDo detail={detail} />
      <History detail={detail} />
      {detail.source === 'reported' || detail.values.length > 0 ? <ReportedValues detail={detail} /> : null}
      {detail.counters.length > 0 && <RowsBehind detail={detail} />}
      <Targets detail={detail} />
      <Definition detail={detail} />
      <Tasks detail={detail} />
    </div>
  )
}

function Standing({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  const { target, current, unit } = detail
  return (
    <>
      <p>
        <Tag tone={toneOf(detail.status)}>{words(`indicator.status.${detail.status}`)}</Tag>{' '}
        {sentenceIfAny(words, `indicator.reason.${detail.reason.code}`, detail.reason.params)}
      </p>
      <Bullet
        value={current?.value ?? null}
        target={target.value}
        targetMax={target.max}
        expected={detail.expected}
        base={detail.base.value}
        urgent={isUrgent(detail.status)}
      />
      <dl className="facts">
        <dt>{words('console.plans.board.now')}</dt>
        <dd>
          {currentText(current, unit, words)}
          {current && <span className="muted">{` · ${words('console.plans.board.value_on', { day: current.on })}`}</span>}
        </dd>
        <dt>{words('console.plans.board.target', { year: target.year ?? detail.plan.periodEnd })}</dt>
        <dd>{targetText(detail, words)}</dd>
        <dt>{words('console.plans.board.base')}</dt>
        <dd>
          {baseText(detail.base, unit)}
          {detail.base.year !== null && <span className="muted">{` · ${detail.base.year}`}</span>}
          {detail.base.declared && <span className="muted">{` · ${words('console.plans.indicator.base_declared')}`}</span>}
        </dd>
        {detail.gap !== null && detail.gap !== 0 && (
          <>
            <dt>{words('console.plans.indicator.gap')}</dt>
            <dd>{withUnit(detail.gap, unit)}</dd>
          </>
        )}
        <dt>{words('console.plans.board.lead')}</dt>
        <dd>
          {detail.leads.length === 0 ? words('console.plans.board.no_lead') : detail.leads.map((lead) => lead.name).join('、')}
        </dd>
        <dt>{words('console.plans.indicator.nature')}</dt>
        <dd>{[detail.domain, detail.category, detail.nature].filter(Boolean).join(' · ')}</dd>
      </dl>
    </>
  )
}

function Tasks({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  if (detail.tasks.length === 0) return null
  return (
    <section>
      <h2>{words('console.plans.indicator.tasks')}</h2>
      <ul className="plain-list">
        {detail.tasks.map((task) => (
          <li key={task.key}>
            <To path={`/tasks/${encodeURIComponent(task.key)}`}>{[task.no, task.title].filter(Boolean).join(' ')}</To>
          </li>
        ))}
      </ul>
    </section>
  )
}
