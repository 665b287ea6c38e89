/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DayFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useDistrict, usePathParameter, useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { CatalogueEntry } from '../../catalogue/contract.ts'
import { ServiceVersionsPanel } from '../entry/ServiceVersionsPanel.tsx'
import { periodText } from '../list/RuleTable.tsx'
import { Cited } from '../parts/Cited.tsx'
import { Panel } from '../parts/Panel.tsx'
import { RuleName, Unconfirmed } from '../parts/RuleName.tsx'
import { useOn, useRulesByName } from '../parts/rules.ts'
import { useSaid } from '../parts/said.ts'
import { pageOfService, paths } from '../paths.ts'
import '../services.css'
import { Running } from './ServicesPage.tsx'

/** One service as its entry says: for whom, what, by which rules, who leads it, and what of the plan it accounts for. */
export function ServicePage() {
  const { on } = useOn()
  const service = useRead<CatalogueEntry>(paths.service(usePathParameter('service')), { on })
  return <Loaded of={service}>{(entry) => <OneService entry={entry} />}</Loaded>
}

function OneService({ entry }: { entry: CatalogueEntry }) {
  const words = useWords()
  const district = useDistrict()
  const drafts = useHolds('coordinator', 'department_officer')
  const writable = useWritable()
  const said = useSaid()
  return (
    <>
      <PageHead
        title={said(entry.name)}
        note={
          <>
            {[
              words(`console.services.domain.${entry.domain}`),
              words(`console.services.engine.${entry.engine}`),
              periodText(entry, words),
            ].join(' · ')}{' '}
            <Running service={entry} />
            <span className="rule-says">{said(entry.says)}</span>
          </>
        }
        actions={
          <>
            <DayFilter name="on" label={words('console.rules.on')} />
            <To path="/services">{words('console.services.one.back')}</To>
            <a href={`/${district}/services/${entry.id}`}>{words('console.services.one.public')}</a>
            {drafts && writable && (
              <To path={`${pageOfService(entry.id)}/edit`} className="button main">
                {words('console.rules.one.edit')}
              </To>
            )}
          </>
        }
      />
      {!entry.running && <p className="notice">{words('console.services.one.not_running')}</p>}
      <div className="rule-grid">
        <div>
          <Entry entry={entry} />
          <Rules entry={entry} />
          <ServiceVersionsPanel service={entry.id} />
        </div>
        <div>
          <Plan entry={entry} />
          <Indicators keys={entry.moves} />
        </div>
      </div>
    </>
  )
}

function Entry({ entry }: { entry: CatalogueEntry }) {
  const words = useWords()
  const said = useSaid()
  const comma = words('console.rules.comma')
  const { enrolment } = entry
  return (
    <Panel title={words('console.services.one.entry')}>
      <dl className="facts">
        <dt>{words('console.services.one.audience')}</dt>
        <dd>{entry.audience}</dd>
        <dt>{words('console.services.one.departments')}</dt>
        <dd>{entry.departments.map(({ name }) => name).join(comma)}</dd>
        <dt>{words('console.services.one.channels')}</dt>
        <dd>{entry.channels.map((channel) => words(`console.services.channel.${channel}`)).join(comma)}</dd>
        {entry.how && (
          <>
            <dt>{words('console.services.one.how')}</dt>
            <dd>{said(entry.how)}</dd>
          </>
        )}
        {entry.phone && (
          <>
            <dt>{words('console.services.one.phone')}</dt>
            <dd>{entry.phone}</dd>
          </>
        )}
        {enrolment && (
          <>
            <dt>{words('console.services.one.enrolment')}</dt>
            <dd>
              {[
                enrolment.months && words('console.services.one.months', { n: enrolment.months }),
                enrolment.checkEveryMonths &&
                  words('console.services.one.check', { n: enrolment.checkEveryMonths, check: enrolment.check ?? '' }),
              ]
                .filter(Boolean)
                .join(comma)}
            </dd>
          </>
        )}
        <dt>{words('console.services.one.source')}</dt>
        <dd>
          <Cited document={entry.source.document} place={entry.source.place} />
          {entry.source.unsure && (
            <div className="unsure">{words('console.rules.reading.unsure', { unsure: entry.source.unsure })}</div>
          )}
        </dd>
        <dt>{words('console.rules.list.layer')}</dt>
        <dd>{words(`console.rules.layer.${entry.layer}`)}</dd>
      </dl>
    </Panel>
  )
}

const roles = ['eligibility', 'quota', 'fee', 'subsidy', 'priority'] as const

/** The rules that decide about it, each with what it says and where it is printed. */
function Rules({ entry }: { entry: CatalogueEntry }) {
  const words = useWords()
  const said = useSaid()
  const { on } = useOn()
  const rules = useRulesByName(on)
  const named = roles.flatMap((role) => (entry.rules[role] ? [{ role, name: entry.rules[role] }] : []))
  return (
    <Panel title={words('console.services.one.rules')}>
      {named.length === 0 && <p className="muted">{words('console.services.one.no_rules')}</p>}
      <ul className="plain-list">
        {named.map(({ role, name }) => {
          const rule = rules.get(name)
          return (
            <li key={role}>
              <span className="muted">{words(`console.services.role.${role}`)}</span> <RuleName name={name} on={on} />{' '}
              {rule && !rule.confirmed && <Unconfirmed />}
              {rule?.says && <div>{said(rule.says)}</div>}
              <div className="src">{rule?.document ?? words('console.rules.reading.own')}</div>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** The lines of the district's own list that it accounts for. */
function Plan({ entry }: { entry: CatalogueEntry }) {
  const words = useWords()
  return (
    <Panel title={words('console.services.one.lines')}>
      <p className="muted">{words('console.services.one.lines_note')}</p>
      <ul className="service-lines">
        {entry.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  )
}

type Board = { indicators: { key: string; name: string }[] }

/** The plan's indicators that its records answer. */
function Indicators({ keys }: { keys: string[] }) {
  const words = useWords()
  const board = useRead<Board>(paths.board, {}, { enabled: keys.length > 0 })
  const names = new Map((board.data?.indicators ?? []).map(({ key, name }) => [key, name]))
  return (
    <Panel title={words('console.services.one.moves')}>
      {keys.length === 0 && <p className="muted">{words('console.services.one.moves_none')}</p>}
      <ul className="plain-list">
        {keys.map((key) => (
          <li key={key}>
            <To path={`/indicators/${key}`}>{names.get(key) ?? key}</To> <span className="muted">{key}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
