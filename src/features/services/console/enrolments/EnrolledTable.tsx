/** @jsxImportSource react */
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { EnrolledList, EnrolmentService } from '../../enrolments/contract.ts'
import { More, Total } from './More.tsx'
import { paths } from './paths.ts'
import { usePages } from './use-pages.ts'
import { homeOf, whoOf } from './who.ts'

/** Who is enrolled in a service, or was. */
export function EnrolledTable({ service, state }: { service: EnrolmentService; state: 'open' | 'ended' }) {
  const words = useWords()
  const [{ street }] = useAddress()
  const list = usePages<EnrolledList>(paths.enrolments, { service: service.id, state, street })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  if (list.error && rows.length === 0) return <Refused error={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Skeleton rows={8} />
  return (
    <>
      <Total total={list.data?.pages[0]?.total ?? null} />
      <DataTable
        caption={words(`console.enrolments.view.${state}`)}
        rows={rows}
        rowKey={({ enrolment }) => enrolment.id}
        empty={<Empty title={words(`console.enrolments.empty.${state}`)} />}
        columns={[
          {
            key: 'name',
            label: words('console.enrolments.person'),
            heading: true,
            width: '30%',
            cell: ({ who, enrolment }) => (
              <>
                <To path={`/enrolments/${enrolment.id}`} className="enrolment-name">
                  {who.name}
                </To>{' '}
                <span className="muted">{whoOf(who, words)}</span>
              </>
            ),
          },
          { key: 'home', label: words('console.enrolments.home'), cell: ({ who }) => homeOf(who) || '–' },
          {
            key: 'from',
            label: words('console.enrolments.from'),
            sort: ({ enrolment }) => enrolment.validFrom,
            cell: ({ enrolment }) => enrolment.validFrom,
          },
          {
            key: 'to',
            label: words('console.enrolments.to'),
            sort: ({ enrolment }) => enrolment.validTo,
            cell: ({ enrolment }) =>
              enrolment.validTo === null
                ? '–'
                : `${enrolment.validTo}${enrolment.endedWhy ? ` ${words(`console.enrolments.ended.${enrolment.endedWhy}`)}` : ''}`,
          },
          {
            key: 'check',
            label: service.check ?? words('console.enrolments.last'),
            sort: ({ enrolment }) => enrolment.lastCheckOn,
            cell: ({ enrolment }) => enrolment.lastCheckOn ?? words('console.enrolments.never'),
          },
          {
            key: 'note',
            label: words('console.enrolments.notes'),
            broad: true,
            cell: ({ enrolment }) => (
              <>
                {enrolment.scheme && <Tag>{enrolment.scheme}</Tag>}{' '}
                {enrolment.overridden && <Tag tone="wait">{words('console.enrolments.overridden')}</Tag>}
              </>
            ),
          },
        ]}
      />
      <More list={list} shown={rows.length} />
    </>
  )
}
