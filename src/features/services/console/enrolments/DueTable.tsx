/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { DueList, EnrolmentService } from '../../enrolments/contract.ts'
import { Telephone } from '../parts/Telephone.tsx'
import { CheckForm } from './CheckForm.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import { More, Total } from './More.tsx'
import { paths } from './paths.ts'
import { usePages } from './use-pages.ts'
import { homeOf, whoOf } from './who.ts'

type Row = DueList['rows'][number]

/** Who should be enrolled, is to be seen, or whose term runs out: each with the deed beside it. */
export function DueTable({ service, kind }: { service: EnrolmentService; kind: DueList['kind'] }) {
  const words = useWords()
  const [{ street }] = useAddress()
  const keeps = useHolds('department_officer', 'street_officer')
  const list = usePages<DueList>(paths.due(service.id), { kind, street })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const [first] = list.data?.pages ?? []
  if (list.error && rows.length === 0) return <Refused error={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Skeleton rows={8} />
  const deedOf = (who: Row['who']) =>
    kind === 'check' ? (
      <AskButton kind="link" label={words('console.enrolments.check.title')} title={who.name}>
        {(close) => <CheckForm service={service} person={who.id} close={close} />}
      </AskButton>
    ) : (
      <AskButton kind="link" label={words('console.enrolments.enrol.title')} title={who.name}>
        {(close) => <EnrolForm service={service} person={who} close={close} />}
      </AskButton>
    )
  return (
    <>
      <Total total={first?.total ?? null} />
      {kind === 'not_enrolled' && first && (
        <p className="muted">
          {first.judgedOn === null
            ? words('console.enrolments.not_judged')
            : words('console.enrolments.judged_on', { on: first.judgedOn, unknown: figure(first.unknown) })}
        </p>
      )}
      <DataTable<Row>
        caption={words(`console.enrolments.view.${kind}`)}
        rows={rows}
        rowKey={({ who, enrolment }) => enrolment ?? who.id}
        empty={<Empty title={words(`console.enrolments.empty.${kind}`)} />}
        columns={[
          {
            key: 'name',
            label: words('console.enrolments.person'),
            heading: true,
            width: '32%',
            cell: ({ who, enrolment }) => (
              <>
                <To path={enrolment ? `/enrolments/${enrolment}` : `/people/${who.id}`} className="enrolment-name">
                  {who.name}
                </To>{' '}
                <span className="muted">{whoOf(who, words)}</span>
              </>
            ),
          },
          { key: 'home', label: words('console.enrolments.home'), cell: ({ who }) => homeOf(who) || '–' },
          {
            key: 'phone',
            label: words('console.enrolments.phone'),
            cell: ({ who }) =>
              who.phone !== null && keeps ? <Telephone person={who.id} masked={who.phone} /> : (who.phone ?? '–'),
          },
          {
            key: 'since',
            label: words(kind === 'not_enrolled' ? 'console.enrolments.entitled_since' : 'console.enrolments.from'),
            sort: ({ since }) => since,
            cell: ({ since, unsure }) => (
              <>
                {since} {unsure && <Tag tone="wait">{words('console.enrolments.unsure')}</Tag>}
              </>
            ),
          },
          ...(kind === 'not_enrolled'
            ? []
            : [
                {
                  key: 'due',
                  label: words('console.enrolments.due'),
                  sort: ({ dueOn }: Row) => dueOn,
                  cell: ({ dueOn, overdue }: Row) => (
                    <>
                      {dueOn} {overdue && <Tag tone="urgent">{words('console.enrolments.overdue')}</Tag>}
                    </>
                  ),
                },
              ]),
          {
            key: 'deed',
            label: words('console.enrolments.deed'),
            cell: ({ who }) => deedOf(who),
          },
        ]}
      />
      <More list={list} shown={rows.length} />
    </>
  )
}
