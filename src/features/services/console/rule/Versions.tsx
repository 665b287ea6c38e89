/** @jsxImportSource react */
import { parse } from 'yaml'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Folded } from '../../../../console/parts/Folded.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RuleVersion, RuleView } from '../../rulebook/contract.ts'
import { writtenRule } from '../editing/written.ts'
import { periodText } from '../list/RuleTable.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useOn } from '../parts/rules.ts'
import { draftPaths } from '../paths.ts'
import { RuleRead } from './Reading.tsx'

/** All versions of the rule that were ever known, with who made them hold; one that was published here can be taken back. */
export function Versions({ view }: { view: RuleView }) {
  const words = useWords()
  return (
    <Panel title={words('console.rules.versions.title')}>
      <Folded all={view.versions} open={6}>
        {(version) => <OneVersion key={version.id} version={version} view={view} />}
      </Folded>
    </Panel>
  )
}

function OneVersion({ version, view }: { version: RuleVersion; view: RuleView }) {
  const words = useWords()
  const { day } = useOn()
  const [, setAddress] = useAddress()
  const shown = version.hash === view.hash && version.validFrom === view.validFrom && version.layer === view.layer
  const { withdrawn } = version
  const current = shown && !withdrawn && version.validFrom <= day
  return (
    <div className="rule-version">
      <div className="rule-spread">
        <b>{periodText(version, words)}</b>
        <span>
          {words(`console.rules.layer.${version.layer}`)} {withdrawn && <Tag>{words('console.rules.versions.withdrawn')}</Tag>}
          {current && <Tag tone="good">{words('console.rules.versions.current', { day })}</Tag>}
        </span>
      </div>
      <p className="src">
        {version.origin === 'file'
          ? words('console.rules.versions.of_file', { at: instant(version.publishedAt) })
          : words('console.rules.versions.of_person', { by: version.publishedBy, at: instant(version.publishedAt) })}
        {withdrawn &&
          ` · ${words('console.rules.versions.why', { at: instant(withdrawn.at), by: withdrawn.by, why: withdrawn.why })}`}
      </p>
      <div className="rule-actions">
        {!withdrawn && !current && (
          <button type="button" className="link" onClick={() => setAddress({ on: version.validFrom }, 'step')}>
            {words('console.rules.versions.see_day', { day: version.validFrom })}
          </button>
        )}
        {version.origin === 'local' && !withdrawn && view.mayPublish && (
          <ReasonButton
            label={words('console.rules.versions.withdraw')}
            title={words('console.rules.versions.withdraw')}
            about={words('console.rules.versions.withdraw_about', { since: periodText(version, words) })}
            hint={words('console.rules.versions.withdraw_hint')}
            wish={(reason) => ({
              path: draftPaths('rule').versionWithdrawal(version.id),
              body: { reason },
              done: words('console.rules.versions.withdrawn_done'),
            })}
          />
        )}
      </div>
      <details>
        <summary>{words('console.rules.versions.read')}</summary>
        <RuleRead name={view.name} rule={writtenRule(parse(version.text))} feel />
      </details>
    </div>
  )
}
