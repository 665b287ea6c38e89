/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../console/api/use-read.ts'
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../console/parts/ExportLink.tsx'
import { Chip, DayFilter, WordsFilter } from '../../../console/parts/Filters.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { To } from '../../../console/parts/To.tsx'
import { useAddress } from '../../../console/session/place.ts'
import { useWords } from '../../../console/words/words.ts'
import { dayAfter } from '../../services/console/parts/rules.ts'
import {
  type Consultation,
  type ConsultationCount,
  type ConsultationList,
  consultationChannels,
} from '../../services/consultations/contract.ts'
import { useServiceNames } from './names.ts'
import { AdvicePages } from './Pages.tsx'

/** What was advised, newest first, how many in each month by street, and the same as a workbook. */
export function ConsultationsPage() {
  const words = useWords()
  const [{ channel, words: typed, from, to }] = useAddress()
  const [limit, setLimit] = useState(50)
  const asked = { channel, words: typed, from, to: to && dayAfter(to) }
  const list = useRead<ConsultationList>('/consultations', { ...asked, limit })
  return (
    <>
      <PageHead
        title={words('console.advisor.consultations.title')}
        note={words('console.advisor.consultations.note')}
        actions={
          <>
            <AdvicePages />
            <ExportLink path="/consultations.xlsx" query={asked} label={words('console.advisor.consultations.export')} />
          </>
        }
      />
      <div className="filters">
        <WordsFilter label={words('console.advisor.consultations.find')} />
        {consultationChannels.map((one) => (
          <Chip key={one} name="channel" value={one} label={words(`services.consultations.channel.${one}`)} />
        ))}
        <DayFilter name="from" label={words('console.advisor.consultations.from')} />
        <DayFilter name="to" label={words('console.advisor.consultations.to')} />
      </div>
      <Loaded of={list}>
        {({ consultations, months, next }) => (
          <>
            <Months months={months} />
            <Rows rows={consultations} narrowed={[channel, typed, from, to].some(Boolean)} />
            {next && limit < 200 && (
              <button type="button" className="button more" onClick={() => setLimit(200)}>
                {words('console.advisor.consultations.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

function Months({ months }: { months: ConsultationCount[] }) {
  const words = useWords()
  if (months.length === 0) return null
  const columns: Column<ConsultationCount>[] = [
    {
      key: 'month',
      label: words('console.advisor.consultations.month'),
      heading: true,
      cell: (row) => row.month,
      sort: (row) => row.month,
    },
    {
      key: 'street',
      label: words('console.advisor.consultations.street'),
      cell: (row) => row.streetName ?? words('console.advisor.consultations.district'),
      sort: (row) => row.streetName ?? '',
    },
    { key: 'n', label: words('console.advisor.consultations.count'), numeric: true, cell: (row) => row.n, sort: (row) => row.n },
  ]
  return (
    <details className="folded">
      <summary>{words('console.advisor.consultations.months')}</summary>
      <DataTable
        caption={words('console.advisor.consultations.months')}
        rows={months}
        rowKey={(row) => `${row.month} ${row.street ?? ''}`}
        columns={columns}
        sortName="months"
        empty={null}
      />
    </details>
  )
}

function Rows({ rows, narrowed }: { rows: Consultation[]; narrowed: boolean }) {
  const words = useWords()
  const nameOf = useServiceNames()
  const columns: Column<Consultation>[] = [
    { key: 'on', label: words('console.advisor.consultations.on'), cell: (row) => row.on, sort: (row) => row.on },
    {
      key: 'person',
      label: words('console.advisor.consultations.person'),
      heading: true,
      cell: (row) =>
        row.person && row.personName ? (
          <To path={`/people/${row.person}`}>{row.personName}</To>
        ) : (
          words('console.advisor.consultations.nameless')
        ),
      sort: (row) => row.personName ?? '',
    },
    {
      key: 'channel',
      label: words('console.advisor.consultations.channel'),
      cell: (row) => words(`services.consultations.channel.${row.channel}`),
      sort: (row) => row.channel,
    },
    {
      key: 'street',
      label: words('console.advisor.consultations.street'),
      cell: (row) => row.streetName ?? '–',
      sort: (row) => row.streetName ?? '',
    },
    {
      key: 'adviser',
      label: words('console.advisor.consultations.adviser'),
      cell: (row) => row.adviserName,
      sort: (row) => row.adviserName,
    },
    {
      key: 'services',
      label: words('console.advisor.consultations.services'),
      broad: true,
      cell: (row) => row.services.map(nameOf).join(words('advisor.comma')) || '–',
    },
    { key: 'note', label: words('console.advisor.consultations.outcome'), broad: true, cell: (row) => row.note ?? '–' },
  ]
  return (
    <DataTable
      caption={words('console.advisor.consultations.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={
        narrowed ? (
          <Empty title={words('console.advisor.consultations.none_found')} />
        ) : (
          <Empty title={words('console.advisor.consultations.none')}>{words('console.advisor.consultations.none_hint')}</Empty>
        )
      }
    />
  )
}
