/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RuleVersion } from '../../rulebook/contract.ts'
import { fileChanged } from '../../shapes.ts'
import { periodText } from '../list/RuleTable.tsx'
import { draftPaths, type Kind } from '../paths.ts'

/** What versions of rules and of entries have in common. */
export type KnownVersion = Pick<
  RuleVersion,
  'id' | 'layer' | 'origin' | 'publishedAt' | 'publishedBy' | 'withdrawn' | 'validFrom' | 'validTo'
>

type Told = { version: KnownVersion; kind: Kind; mayPublish: boolean; tag?: ReactNode; deed?: ReactNode; children: ReactNode }

/** One version that was ever known: when it holds, who made it hold, how it ended, what it says; one that was published here can be taken back. */
export function OneVersion({ version, kind, mayPublish, tag, deed, children }: Told) {
  const words = useWords()
  const { withdrawn } = version
  const whyOf = (why: string) => (why === fileChanged ? words('console.rules.versions.file_changed') : why)
  const mayWithdraw = version.origin === 'local' && !withdrawn && mayPublish
  return (
    <div className="rule-version">
      <div className="rule-spread">
        <b>{periodText(version, words)}</b>
        <span>
          {words(`console.rules.layer.${version.layer}`)} {withdrawn && <Tag>{words('console.rules.versions.withdrawn')}</Tag>}
          {tag}
        </span>
      </div>
      <p className="src">
        {version.origin === 'file'
          ? words('console.rules.versions.of_file', { at: instant(version.publishedAt) })
          : words('console.rules.versions.of_person', { by: version.publishedBy, at: instant(version.publishedAt) })}
        {withdrawn &&
          ` · ${words('console.rules.versions.why', { at: instant(withdrawn.at), by: withdrawn.by, why: whyOf(withdrawn.why) })}`}
      </p>
      {(deed || mayWithdraw) && (
        <div className="rule-actions">
          {deed}
          {mayWithdraw && (
            <ReasonButton
              label={words('console.rules.versions.withdraw')}
              title={words('console.rules.versions.withdraw')}
              about={words('console.rules.versions.withdraw_about', { since: periodText(version, words) })}
              hint={words(kind === 'rule' ? 'console.rules.versions.withdraw_hint' : 'console.services.drafting.withdraw_hint')}
              wish={(reason) => ({
                path: draftPaths(kind).versionWithdrawal(version.id),
                body: { reason },
                done: words('console.rules.versions.withdrawn_done'),
              })}
            />
          )}
        </div>
      )}
      <details>
        <summary>{words('console.rules.versions.read')}</summary>
        {children}
      </details>
    </div>
  )
}
