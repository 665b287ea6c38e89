/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Chip, Choice, WordsFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress, useMoment } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { type PolicyHit, type PolicyList, type PolicyRow, policyLevels } from '../../policies/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import './policies.css'
import { StandingTag, usePeriod } from './standing.tsx'

/** The policy library: what holds on the day looked at, and the clauses that answer the words typed. */
export function PoliciesPage() {
  const words = useWords()
  const [{ words: typed, all, level }] = useAddress()
  const { asOf } = useMoment()
  const list = useRead<PolicyList>(paths.policies, { words: typed, all, on: asOf })
  const may = list.data?.may
  return (
    <>
      <PageHead
        title={words('console.plans.policies.title')}
        note={
          <>
            {words('console.plans.policies.note')} <SeeDay />
          </>
        }
        actions={
          may?.seeDrafts && (
            <To path="/policies/drafts" className="button main">
              {words(may.draft ? 'console.plans.policies.add' : 'console.plans.policies.drafts')}
            </To>
          )
        }
      />
      <div className="filters">
        <WordsFilter label={words('plans.policies.search')} />
        <Choice
          name="level"
          label={words('console.plans.policies.level')}
          all={words('console.plans.policies.all_levels')}
          options={policyLevels.map((value) => ({ value, label: words(`plans.policies.level.${value}`) }))}
        />
        <Chip name="all" value="1" label={words('plans.policies.all')} />
      </div>
      <Loaded of={list}>
        {({ hits, policies }) =>
          hits ? (
            <Hits hits={hits.filter(({ policy }) => !level || policy.level === level)} />
          ) : (
            <Policies policies={policies.filter((policy) => !level || policy.level === level)} />
          )
        }
      </Loaded>
    </>
  )
}

function Hits({ hits }: { hits: PolicyHit[] }) {
  const words = useWords()
  const period = usePeriod()
  if (hits.length === 0)
    return <Empty title={words('console.plans.policies.none')}>{words('console.plans.policies.none_hint')}</Empty>
  return (
    <ul className="policy-hits">
      {hits.map(({ policy, title, clauses, more }) => (
        <li key={policy.id}>
          <h2>
            <To path={`/policies/${policy.id}`} search={{ version: String(policy.version) }}>
              <Pieces pieces={title} />
            </To>
          </h2>
          <p className="src">
            <StandingTag standing={policy.standing} />{' '}
            {[policy.number, policy.issuer, period(policy)].filter(Boolean).join(' · ')}
          </p>
          {clauses.map(({ ordinal, place, pieces }) => (
            <p key={ordinal}>
              <To path={`/policies/${policy.id}`} search={{ version: String(policy.version), clause: String(ordinal) }}>
                {place}
              </To>{' '}
              <Pieces pieces={pieces} />
            </p>
          ))}
          {more > 0 && <p className="src">{words('plans.policies.more', { n: more })}</p>}
        </li>
      ))}
    </ul>
  )
}

function Pieces({ pieces }: { pieces: PolicyHit['title'] }) {
  let at = 0
  return (
    <>
      {pieces.map(({ text, hit }) => {
        at += text.length
        return hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>
      })}
    </>
  )
}

function Policies({ policies }: { policies: PolicyRow[] }) {
  const words = useWords()
  const period = usePeriod()
  return (
    <DataTable
      caption={words('console.plans.policies.title')}
      rows={policies}
      rowKey={(row) => row.id}
      empty={<Empty title={words('console.plans.policies.empty')}>{words('console.plans.policies.empty_hint')}</Empty>}
      columns={[
        {
          key: 'title',
          label: words('console.plans.policies.policy'),
          heading: true,
          width: '40%',
          cell: (row) => (
            <>
              <To path={`/policies/${row.id}`}>{row.title}</To>
              <div className="src">{[row.number, row.issuer].filter(Boolean).join(' · ')}</div>
            </>
          ),
          sort: (row) => row.title,
        },
        {
          key: 'level',
          label: words('console.plans.policies.level'),
          cell: (row) => <Tag>{words(`plans.policies.level.${row.level}`)}</Tag>,
          sort: (row) => policyLevels.indexOf(row.level),
        },
        {
          key: 'kind',
          label: words('console.plans.policies.kind'),
          cell: (row) => words(`plans.policies.kind.${row.kind}`),
          sort: (row) => row.kind,
        },
        {
          key: 'period',
          label: words('plans.policies.period'),
          cell: (row) => period(row),
          sort: (row) => row.validFrom,
        },
        {
          key: 'clauses',
          label: words('console.plans.policies.clauses'),
          numeric: true,
          cell: (row) => row.clauses,
          sort: (row) => row.clauses,
        },
        {
          key: 'standing',
          label: words('console.plans.policies.standing'),
          cell: (row) => <StandingTag standing={row.standing} />,
          sort: (row) => row.standing,
        },
      ]}
    />
  )
}
