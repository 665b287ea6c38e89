/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Coverage, EnrolmentService } from '../../enrolments/contract.ts'
import { paths } from './paths.ts'

type Street = Coverage['streets'][number]

/** By street: entitled, of these enrolled, and the share; each number leads to its people. */
export function CoverageTable({ service }: { service: EnrolmentService }) {
  const words = useWords()
  const coverage = useRead<Coverage>(paths.coverage(service.id))
  const share = ({ covered, entitled }: Street) => (entitled === 0 ? null : covered / entitled)
  const to = (street: string, view: string | undefined, n: number) => (
    <To path="/enrolments" search={{ service: service.id, view, street: street || undefined }}>
      {figure(n)}
    </To>
  )
  return (
    <Loaded of={coverage}>
      {({ streets }) => (
        <DataTable
          caption={words('console.enrolments.view.streets')}
          rows={streets}
          rowKey={({ street }) => street}
          empty={<Empty title={words('console.enrolments.empty.streets')} />}
          columns={[
            {
              key: 'street',
              label: words('console.enrolments.street'),
              heading: true,
              width: '28%',
              sort: ({ street }) => street,
              cell: ({ name, street }) => name ?? (street || words('console.enrolments.nowhere')),
            },
            {
              key: 'entitled',
              label: words('console.enrolments.entitled'),
              numeric: true,
              sort: ({ entitled }) => entitled,
              cell: ({ entitled }) => figure(entitled),
            },
            {
              key: 'enrolled',
              label: words('console.enrolments.enrolled'),
              numeric: true,
              sort: ({ enrolled }) => enrolled,
              cell: ({ street, enrolled }) => to(street, undefined, enrolled),
            },
            {
              key: 'out',
              label: words('console.enrolments.view.not_enrolled'),
              numeric: true,
              sort: ({ entitled, covered }) => entitled - covered,
              cell: ({ street, entitled, covered }) => to(street, 'not_enrolled', entitled - covered),
            },
            {
              key: 'share',
              label: words('console.enrolments.share'),
              numeric: true,
              sort: share,
              cell: (row) => {
                const part = share(row)
                return part === null ? '–' : `${(part * 100).toFixed(1)}%`
              },
            },
            {
              key: 'seen',
              label: words('console.enrolments.seen'),
              numeric: true,
              sort: ({ checked }) => checked,
              cell: ({ checked }) => figure(checked),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
