/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DayFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter, useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { RuleView } from '../../rulebook/contract.ts'
import { periodText } from '../list/RuleTable.tsx'
import { Unconfirmed } from '../parts/RuleName.tsx'
import { useOn } from '../parts/rules.ts'
import { useSaid } from '../parts/said.ts'
import { pageOfRule, paths } from '../paths.ts'
import '../services.css'
import { TrialPanel } from '../trial/TrialPanel.tsx'
import { FactsAsked } from './FactsAsked.tsx'
import { Reading } from './Reading.tsx'
import { UsedBy } from './UsedBy.tsx'
import { Versions } from './Versions.tsx'

/** One rule as it holds on a day: read as sentences or as a table, tried out, with what it asks for, who uses it and all its versions. */
export function RulePage() {
  const { on } = useOn()
  const view = useRead<RuleView>(paths.rule(usePathParameter('rule')), { on })
  return <Loaded of={view}>{(rule) => <OneRule key={rule.name} view={rule} />}</Loaded>
}

function OneRule({ view }: { view: RuleView }) {
  const words = useWords()
  const said = useSaid()
  const { day } = useOn()
  const holds = view.validFrom <= day && (view.validTo === null || day < view.validTo)
  return (
    <>
      <PageHead
        title={view.name}
        note={
          <>
            {[
              words(`console.rules.kind.${view.kind}`),
              words(`console.rules.layer.${view.layer}`),
              view.about === 'person' ? '' : words(`console.rules.about.${view.about}`),
              periodText(view, words),
            ]
              .filter(Boolean)
              .join(' · ')}{' '}
            {!view.confirmed && <Unconfirmed />} {view.origin === 'local' && <Tag tone="act">{words('console.rules.local')}</Tag>}
            {view.says && <span className="rule-says">{said(view.says)}</span>}
          </>
        }
        actions={<Actions view={view} />}
      />
      {!holds && <p className="notice">{words('console.rules.one.not_in_force', { day, since: periodText(view, words) })}</p>}
      <div className="rule-grid">
        <div>
          <Reading view={view} />
          <Versions view={view} />
        </div>
        <div>
          {holds && <TrialPanel rule={view.name} on={day} />}
          <FactsAsked view={view} />
          <UsedBy view={view} />
        </div>
      </div>
    </>
  )
}

function Actions({ view }: { view: RuleView }) {
  const words = useWords()
  const drafts = useHolds('coordinator', 'department_officer')
  const keeps = useHolds('department_officer', 'street_officer')
  const writable = useWritable()
  return (
    <>
      <DayFilter name="on" label={words('console.rules.on')} />
      <To path="/rules">{words('console.rules.one.back')}</To>
      {keeps && view.about === 'person' && (
        <To path={`${pageOfRule(view.name)}/decisions`}>{words('console.rules.decided.title')}</To>
      )}
      {drafts && writable && (
        <To path={`${pageOfRule(view.name)}/edit`} className="button main">
          {words('console.rules.one.edit')}
        </To>
      )}
    </>
  )
}
