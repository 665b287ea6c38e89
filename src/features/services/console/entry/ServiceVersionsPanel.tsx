/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Folded } from '../../../../console/parts/Folded.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ServiceVersion, ServiceVersions } from '../../catalogue/editing/contract.ts'
import { periodText } from '../list/RuleTable.tsx'
import { Panel } from '../parts/Panel.tsx'
import { draftPaths, paths } from '../paths.ts'

/** All versions of an entry that were ever known, with who made them hold; one that was published here can be taken back. */
export function ServiceVersionsPanel({ service }: { service: string }) {
  const words = useWords()
  const read = useRead<ServiceVersions>(paths.versions(service))
  return (
    <Panel title={words('console.rules.versions.title')}>
      <Loaded of={read}>
        {({ versions, mayPublish }) => (
          <Folded all={versions} open={3}>
            {(version) => <OneVersion key={version.id} version={version} mayPublish={mayPublish} />}
          </Folded>
        )}
      </Loaded>
    </Panel>
  )
}

function OneVersion({ version, mayPublish }: { version: ServiceVersion; mayPublish: boolean }) {
  const words = useWords()
  const { withdrawn } = version
  return (
    <div className="rule-version">
      <div className="rule-spread">
        <b>{periodText(version, words)}</b>
        <span>
          {words(`console.rules.layer.${version.layer}`)} {withdrawn && <Tag>{words('console.rules.versions.withdrawn')}</Tag>}
        </span>
      </div>
      <p className="src">
        {version.origin === 'file'
          ? words('console.rules.versions.of_file', { at: instant(version.publishedAt) })
          : words('console.rules.versions.of_person', { by: version.publishedBy, at: instant(version.publishedAt) })}
        {withdrawn &&
          ` · ${words('console.rules.versions.why', { at: instant(withdrawn.at), by: withdrawn.by, why: withdrawn.why })}`}
      </p>
      {version.origin === 'local' && !withdrawn && mayPublish && (
        <div className="rule-actions">
          <ReasonButton
            label={words('console.rules.versions.withdraw')}
            title={words('console.rules.versions.withdraw')}
            about={words('console.rules.versions.withdraw_about', { since: periodText(version, words) })}
            hint={words('console.services.drafting.withdraw_hint')}
            wish={(reason) => ({
              path: draftPaths('service').versionWithdrawal(version.id),
              body: { reason },
              done: words('console.rules.versions.withdrawn_done'),
            })}
          />
        </div>
      )}
      <details>
        <summary>{words('console.rules.versions.read')}</summary>
        <pre className="feel">{version.text}</pre>
      </details>
    </div>
  )
}
