/** @jsxImportSource react */
import { useState } from 'react'
import type { z } from 'zod'
import type { AuditKinds, AuditLine, AuditLines } from '../../platform/audit/contract.ts'
import { deedOf, detailsOf, kindOf } from '../../platform/audit/words.ts'
import { useRead } from '../api/use-read.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { ExportLink } from '../parts/ExportLink.tsx'
import { Choice, DayFilter, WordsFilter } from '../parts/Filters.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Empty, Loaded } from '../parts/States.tsx'
import { useAddress } from '../session/place.ts'
import { useInstallation } from '../session/session.tsx'
import { instant } from '../words/instant.ts'
import { useWords } from '../words/words.ts'

const pageSize = 100
const filters = ['who', 'action', 'from', 'to', 'subject'] as const

/** Who did what to what and when, in sentences, newest first. Nothing here can be changed. */
export function AuditPage() {
  const words = useWords()
  const [address] = useAddress()
  const { demo, today } = useInstallation()
  const query = Object.fromEntries(filters.map((name) => [name, address[name]]))
  const [limit, setLimit] = useState(pageSize)
  const answer = useRead<z.output<typeof AuditLines>>('/audit', { ...query, limit })
  return (
    <>
      <PageHead
        title={words('console.audit.title')}
        note={
          <>
            {words('console.audit.note')} {words(demo ? 'console.audit.clock_shifted' : 'console.audit.clock', { today })}
          </>
        }
        actions={<ExportLink path="/audit.xlsx" query={query} label={words('console.export_xlsx')} />}
      />
      <AuditFilters />
      <Loaded of={answer}>
        {({ lines }) => (
          <>
            <AuditTable lines={lines} />
            {lines.length >= limit && limit < 200 && (
              <button type="button" className="button more" onClick={() => setLimit(200)}>
                {words('console.audit.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

function AuditFilters() {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const kinds = useRead<z.output<typeof AuditKinds>>('/audit/kinds').data?.actions ?? []
  return (
    <div className="filters">
      <WordsFilter name="who" label={words('console.audit.by_who')} />
      <Choice
        name="action"
        label={words('console.audit.by_kind')}
        all={words('console.audit.all_kinds')}
        options={kinds.map((action) => ({ value: action, label: kindOf(action, words) }))}
      />
      <DayFilter name="from" label={words('console.audit.from')} />
      <DayFilter name="to" label={words('console.audit.to')} />
      <WordsFilter name="subject" label={words('console.audit.by_subject')} />
      {filters.some((name) => address[name]) && (
        <button
          type="button"
          className="link"
          onClick={() => setAddress(Object.fromEntries(filters.map((name) => [name, undefined])))}
        >
          {words('console.audit.clear')}
        </button>
      )}
    </div>
  )
}

function AuditTable({ lines }: { lines: AuditLine[] }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.audit.title')}
      rows={lines}
      rowKey={(line) => line.id}
      empty={<Empty title={words('console.audit.none')} />}
      columns={[
        {
          key: 'deed',
          label: words('console.audit.deed'),
          heading: true,
          width: '52%',
          cell: (line) => <Sentence line={line} />,
          sort: (line) => line.at,
        },
        {
          key: 'kind',
          label: words('console.audit.kind'),
          cell: (line) => kindOf(line.action, words),
          sort: (line) => line.action,
        },
        {
          key: 'details',
          label: words('console.audit.details'),
          broad: true,
          cell: (line) => <span className="src">{detailsOf(line, words) || '–'}</span>,
        },
      ]}
    />
  )
}

/** `张三 于 2026-11-22 08:41 批准了“老年助餐服务场所”的数值`, and what day it was for the system where that was another. */
function Sentence({ line }: { line: AuditLine }) {
  const words = useWords()
  const at = instant(line.at)
  return (
    <>
      {words('audit.sentence', { name: line.actorName, at, deed: deedOf(line, words) })}
      {line.businessDay !== at.slice(0, 10) && (
        <div className="src">{words('console.audit.business_day', { day: line.businessDay })}</div>
      )}
    </>
  )
}
