/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { WordsFilter } from '../parts/Filters.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Empty, Loaded } from '../parts/States.tsx'
import { useAddress } from '../session/place.ts'
import { instant } from '../words/instant.ts'
import { useWords } from '../words/words.ts'

type AuditLine = {
  id: string
  at: string
  actor: string
  actorName: string
  action: string
  subject: string
  details: Record<string, unknown>
  requestId: string
}

const pageSize = 100

/** Who did what to what and when, newest first. Nothing here can be changed. */
export function AuditPage() {
  const words = useWords()
  const [{ action, subject }] = useAddress()
  const [limit, setLimit] = useState(pageSize)
  const answer = useRead<{ lines: AuditLine[] }>('/audit', { action, subject, limit })
  return (
    <>
      <PageHead title={words('console.audit.title')} note={words('console.audit.note')} />
      <div className="filters">
        <WordsFilter name="action" label={words('console.audit.by_action')} />
        <WordsFilter name="subject" label={words('console.audit.by_subject')} />
      </div>
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

function AuditTable({ lines }: { lines: AuditLine[] }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.audit.title')}
      rows={lines}
      rowKey={(line) => line.id}
      empty={<Empty title={words('console.audit.none')} />}
      columns={[
        { key: 'at', label: words('console.audit.at'), cell: (line) => instant(line.at), sort: (line) => line.at },
        { key: 'who', label: words('console.audit.who'), cell: (line) => line.actorName, sort: (line) => line.actorName },
        {
          key: 'action',
          label: words('console.audit.action'),
          heading: true,
          cell: (line) => actionText(line.action, words),
          sort: (line) => line.action,
        },
        { key: 'subject', label: words('console.audit.subject'), cell: (line) => line.subject, sort: (line) => line.subject },
        {
          key: 'details',
          label: words('console.audit.details'),
          broad: true,
          width: '30%',
          cell: (line) => <span className="src">{detailsText(line.details)}</span>,
        },
      ]}
    />
  )
}

/** The action's own word where its feature has one, else its stable name. */
function actionText(action: string, words: ReturnType<typeof useWords>): string {
  const key = action.replace('.', '.audit.')
  const sentence = words(key)
  return sentence === key ? action : sentence
}

const detailsText = (details: Record<string, unknown>) =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ')
