/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { OperatorView } from '../../organizations/contract.ts'
import { paths } from '../paths.ts'
import '../places.css'
import { OrganizationForm } from './OrganizationForm.tsx'

type Run = OperatorView['facilities'][number]

/** One operator: what it runs in the district, by which contract and until when, and how full it is. */
export function OperatorPage() {
  const operator = useRead<OperatorView>(paths.organization(usePathParameter('organization')))
  return <Loaded of={operator}>{(view) => <Operator view={view} />}</Loaded>
}

function Operator({ view }: { view: OperatorView }) {
  const words = useWords()
  const sum = (of: (run: Run) => number) => figure(view.facilities.reduce((total, run) => total + of(run), 0))
  return (
    <>
      <PageHead
        title={view.name}
        note={
          <>
            {[
              words(`places.organization_kind.${view.kind}`),
              view.code,
              view.phone,
              words('console.places.as_of', { day: view.asOf }),
            ]
              .filter(Boolean)
              .join(' · ')}{' '}
            <SeeDay /> {view.synthetic && <Tag tone="wait">{words('console.demo_label')}</Tag>}
          </>
        }
        actions={
          <>
            <To path="/places/organizations">{words('console.places.organizations.title')}</To>
            {view.may.correct && (
              <AskButton
                label={words('console.places.correct.button')}
                title={words('console.places.correct.title', { name: view.name })}
              >
                {(close) => <OrganizationForm was={view} close={close} />}
              </AskButton>
            )}
          </>
        }
      />
      <ul className="place-sums">
        <li>
          <b>{figure(view.facilities.length)}</b> {words('console.places.operator.facilities')}
        </li>
        <li>
          <b>{sum(({ beds }) => beds)}</b> {words('console.places.beds.total')}
        </li>
        <li>
          <b>{sum(({ places }) => places)}</b> {words('console.places.operator.places')}
        </li>
      </ul>
      <DataTable
        caption={words('console.places.operator.facilities')}
        rows={view.facilities}
        rowKey={(run) => run.id}
        empty={<Empty title={words('console.places.operator.none')} />}
        columns={[
          {
            key: 'name',
            label: words('console.places.name'),
            heading: true,
            width: '28%',
            cell: (run) => (
              <>
                <To path={`/places/${run.id}`}>{run.name}</To> {run.closedOn && <Tag>{words('console.places.closed')}</Tag>}
                <div className="src">{[run.typeName, run.streetName, run.brand].filter(Boolean).join(' · ')}</div>
              </>
            ),
            sort: (run) => run.name,
          },
          {
            key: 'contract',
            label: words('places.contract_kind.operation'),
            broad: true,
            cell: (run) => <ContractLine contract={run.contract} />,
            sort: (run) => run.contract?.endsOn,
          },
          {
            key: 'beds',
            label: words('console.places.operator.beds'),
            numeric: true,
            cell: (run) => figure(run.beds),
            sort: (run) => run.beds,
          },
          {
            key: 'places',
            label: words('console.places.classes.places'),
            numeric: true,
            cell: (run) => figure(run.places),
            sort: (run) => run.places,
          },
          {
            key: 'taken',
            label: words('console.places.operator.taken'),
            numeric: true,
            cell: (run) => (run.taken === null ? '–' : figure(run.taken)),
            sort: (run) => run.taken,
          },
          ...(view.facilities.some((run) => run.performance.length > 0)
            ? [
                {
                  key: 'performance',
                  label: words('console.places.operator.performance'),
                  broad: true,
                  cell: (run: Run) => run.performance.join(words('console.places.comma')),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function ContractLine({ contract }: { contract: Run['contract'] }) {
  const words = useWords()
  if (!contract) return '–'
  const { mode, partner, startsOn, endsOn, daysLeft } = contract
  const soon = daysLeft !== null && daysLeft <= 90
  return (
    <>
      {[mode && words(`places.operation_mode.${mode}`), partner].filter(Boolean).join(' · ')}
      <div className="src">
        {endsOn
          ? words('console.places.period', { from: startsOn, to: endsOn })
          : words('console.places.since_day', { day: startsOn })}{' '}
        {daysLeft !== null && (
          <Tag tone={soon ? 'urgent' : 'quiet'}>
            {words(daysLeft < 0 ? 'console.places.operator.over' : 'console.places.operator.days_left', {
              n: Math.abs(daysLeft),
            })}
          </Tag>
        )}
      </div>
    </>
  )
}
