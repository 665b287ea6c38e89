/** @jsxImportSource react */
import { parse } from 'yaml'
import { Folded } from '../../../../console/parts/Folded.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RuleVersion, RuleView } from '../../rulebook/contract.ts'
import { OneVersion } from '../drafting/OneVersion.tsx'
import { writtenRule } from '../editing/written.ts'
import { Panel } from '../parts/Panel.tsx'
import { useOn } from '../parts/rules.ts'
import { RuleRead } from './Reading.tsx'

/** All versions of the rule that were ever known, with who made them hold; one that was published here can be taken back. */
export function Versions({ view }: { view: RuleView }) {
  const words = useWords()
  return (
    <Panel title={words('console.rules.versions.title')}>
      <Folded all={view.versions} open={6}>
        {(version) => <RuleVersionLine key={version.id} version={version} view={view} />}
      </Folded>
    </Panel>
  )
}

function RuleVersionLine({ version, view }: { version: RuleVersion; view: RuleView }) {
  const words = useWords()
  const { day } = useOn()
  const [, setAddress] = useAddress()
  const shown = version.hash === view.hash && version.validFrom === view.validFrom && version.layer === view.layer
  const current = shown && !version.withdrawn && version.validFrom <= day
  return (
    <OneVersion
      version={version}
      kind="rule"
      mayPublish={view.mayPublish}
      tag={current && <Tag tone="good">{words('console.rules.versions.current', { day })}</Tag>}
      deed={
        !version.withdrawn &&
        !current && (
          <button type="button" className="link" onClick={() => setAddress({ on: version.validFrom }, 'step')}>
            {words('console.rules.versions.see_day', { day: version.validFrom })}
          </button>
        )
      }
    >
      <RuleRead name={view.name} rule={writtenRule(parse(version.text))} feel />
    </OneVersion>
  )
}
