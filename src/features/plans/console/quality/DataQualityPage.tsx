/** @jsxImportSource react */

import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { routePath, To } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Gap } from '../../../../platform/feature.ts'
import { paths } from '../paths.ts'

/** Which rows lack a fact that a counter needs, in which street, and who mends them. */
export function DataQualityPage() {
  const words = useWords()
  const district = useDistrict()
  const answer = useRead<{ gaps: Gap[] }>(paths.quality)
  return (
    <>
      <PageHead title={words('console.plans.quality.title')} note={words('console.plans.quality.note')} />
      <Loaded of={answer}>
        {({ gaps }) => (
          <DataTable
            caption={words('console.plans.quality.title')}
            rows={gaps}
            rowKey={(gap) => `${gap.counter} ${gap.street}`}
            empty={<Empty title={words('console.plans.quality.none')}>{words('console.plans.quality.none_hint')}</Empty>}
            columns={[
              {
                key: 'counter',
                label: words('console.plans.quality.counter'),
                heading: true,
                cell: (gap) => <GapLink gap={gap} district={district} />,
                sort: (gap) => gap.counter,
              },
              {
                key: 'street',
                label: words('console.plans.quality.street'),
                cell: (gap) => gap.street || words('console.plans.quality.district'),
                sort: (gap) => gap.street,
              },
              {
                key: 'missing',
                label: words('console.plans.quality.missing'),
                numeric: true,
                cell: (gap) => gap.missing,
                sort: (gap) => gap.missing,
              },
              { key: 'owner', label: words('console.plans.quality.owner'), cell: (gap) => gap.owner, sort: (gap) => gap.owner },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

function GapLink({ gap, district }: { gap: Gap; district: string }) {
  const path = routePath(gap.href)?.replace(`/${district}`, '')
  return path ? <To path={path}>{gap.counter}</To> : gap.counter
}
