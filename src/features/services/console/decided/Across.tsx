/** @jsxImportSource react */
import { useInfiniteQuery } from '@tanstack/react-query'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { Choice, DayFilter } from '../../../../console/parts/Filters.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress, useDistrict } from '../../../../console/session/place.ts'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Purpose } from '../../../people/shapes.ts'
import type { DecidedList, DecidedRow } from '../../decisions/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { useAmountText } from '../parts/said.ts'
import { paths } from '../paths.ts'

const outcomes = ['yes', 'no', 'needs', 'amount'] as const
const tones = { yes: 'good', no: 'urgent', needs: 'wait', amount: 'good' } as const

/** All decisions by the rule about the reader's people, by outcome and day; a row leads to the person's own. */
export function Across({ rule, purpose, onPerson }: { rule: string; purpose: Purpose; onPerson(row: DecidedRow): void }) {
  const words = useWords()
  const amount = useAmountText()
  const district = useDistrict()
  const [{ outcome, from, to }] = useAddress()
  const query = { purpose, outcome, from, to }
  const list = useInfiniteQuery({
    queryKey: ['district', district, paths.decided(rule), query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<DecidedList>(withQuery(`/api/districts/${district}${paths.decided(rule)}`, { ...query, before: pageParam }), {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY, // each look stays on record
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const counts = list.data?.pages[0]?.counts ?? []
  return (
    <Panel
      title={words('console.rules.decided.across')}
      actions={<ExportLink path={`${paths.decided(rule)}.xlsx`} query={query} label={words('console.rules.decided.export')} />}
    >
      <div className="filters">
        <Choice
          name="outcome"
          label={words('console.rules.decided.outcome')}
          all={words('console.rules.decided.all_outcomes')}
          options={outcomes.map((value) => ({ value, label: words(`console.rules.outcome.${value}`) }))}
        />
        <DayFilter name="from" label={words('console.rules.decided.from')} />
        <DayFilter name="to" label={words('console.rules.decided.to')} />
      </div>
      {list.error && <Refused error={list.error} retry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton rows={4} />}
      {list.data && (
        <>
          <p className="muted" role="status">
            {counts
              .map(({ outcome: one, n }) => `${words(`console.rules.outcome.${one}`)} ${figure(n)}`)
              .join(words('console.rules.comma'))}
          </p>
          <DataTable
            caption={words('console.rules.decided.across')}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns(words, amount, onPerson)}
            empty={<Empty title={words('console.rules.decided.none')}>{words('console.rules.decided.none_hint')}</Empty>}
          />
          {list.hasNextPage && (
            <button
              type="button"
              className="button more"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {words('console.rules.decided.next', { shown: rows.length })}
            </button>
          )}
        </>
      )}
    </Panel>
  )
}

const columns = (
  words: Words,
  amount: ReturnType<typeof useAmountText>,
  onPerson: (row: DecidedRow) => void,
): Column<DecidedRow>[] => [
  {
    key: 'name',
    label: words('console.rules.impact.name'),
    heading: true,
    cell: (row) => (
      <button type="button" className="link" onClick={() => onPerson(row)}>
        {row.name}
      </button>
    ),
  },
  { key: 'born', label: words('console.rules.impact.born'), cell: (row) => row.bornOn },
  { key: 'street', label: words('console.rules.impact.street'), cell: (row) => row.street },
  {
    key: 'outcome',
    label: words('console.rules.decided.outcome'),
    cell: ({ outcome, value, unit }) => (
      <Tag tone={tones[outcome]}>
        {outcome === 'amount' && value !== null ? amount(value, unit) : words(`console.rules.outcome.${outcome}`)}
      </Tag>
    ),
  },
  { key: 'on', label: words('console.rules.decided.on'), cell: (row) => row.on },
  {
    key: 'made',
    label: words('console.rules.decided.made'),
    cell: (row) => `${row.decidedBy} · ${instant(row.decidedAt)}`,
  },
]
