/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Folded } from '../../../../console/parts/Folded.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { ServiceVersions } from '../../catalogue/editing/contract.ts'
import { OneVersion } from '../drafting/OneVersion.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'

/** All versions of an entry that were ever known, with who made them hold; one that was published here can be taken back. */
export function ServiceVersionsPanel({ service }: { service: string }) {
  const words = useWords()
  const read = useRead<ServiceVersions>(paths.versions(service))
  return (
    <Panel title={words('console.rules.versions.title')}>
      <Loaded of={read}>
        {({ versions, mayPublish }) => (
          <Folded all={versions} open={3}>
            {(version) => (
              <OneVersion key={version.id} version={version} kind="service" mayPublish={mayPublish}>
                <pre className="feel">{version.text}</pre>
              </OneVersion>
            )}
          </Folded>
        )}
      </Loaded>
    </Panel>
  )
}
