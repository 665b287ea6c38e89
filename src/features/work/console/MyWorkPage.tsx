/** @jsxImportSource react */

import { useRead } from '../../../console/api/use-read.ts'
import { DataTable } from '../../../console/parts/DataTable.tsx'
import { WordsFilter } from '../../../console/parts/Filters.tsx'
import { PageHead } from '../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../console/parts/States.tsx'
import { Tag } from '../../../console/parts/Tag.tsx'
import { routePath, To } from '../../../console/parts/To.tsx'
import { useAddress, useDistrict } from '../../../console/session/place.ts'
import { useInstallation, useMe } from '../../../console/session/session.tsx'
import { useWords } from '../../../console/words/words.ts'
import type { Words } from '../../../platform/words/words.ts'
import type { MyWork } from '../contract.ts'

type WorkItem = MyWork['items'][number]

/** What the one signed in owes, and what waits for their decision; the overdue first, then by the day it is due. */
export function MyWorkPage() {
  const words = useWords()
  const { account } = useMe()
  const work = useRead<MyWork>('/work')
  return (
    <>
      <PageHead title={words('console.work.title')} note={words('console.work.note', { name: account.name })} />
      <Loaded of={work}>{({ items }) => <Items items={items} />}</Loaded>
    </>
  )
}

function Items({ items }: { items: WorkItem[] }) {
  const words = useWords()
  const [{ kind, words: wanted }, setAddress] = useAddress()
  if (items.length === 0) return <Empty title={words('console.work.none')}>{words('console.work.none_hint')}</Empty>
  const kinds = [...new Set(items.map((item) => item.kind))]
  const rows = items.filter(
    (item) => (!kind || item.kind === kind) && (!wanted || `${item.title}${subjectText(item, words)}`.includes(wanted)),
  )
  return (
    <>
      <div className="filters">
        <WordsFilter label={words('console.work.search')} />
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            className={one === kind ? 'chip on' : 'chip'}
            aria-pressed={one === kind}
            onClick={() => setAddress({ kind: one === kind ? undefined : one })}
          >
            {kindText(one, words)} {items.filter((item) => item.kind === one).length}
          </button>
        ))}
      </div>
      <WorkTable rows={rows} />
    </>
  )
}

function WorkTable({ rows }: { rows: WorkItem[] }) {
  const words = useWords()
  const { today } = useInstallation()
  return (
    <DataTable
      caption={words('console.work.title')}
      rows={rows}
      rowKey={(item) => item.id}
      empty={<Empty title={words('console.work.none_found')} />}
      columns={[
        {
          key: 'title',
          label: words('console.work.what'),
          heading: true,
          cell: (item) => <ItemLink item={item} />,
          sort: (item) => item.title,
        },
        { key: 'kind', label: words('console.work.kind'), cell: (item) => kindText(item.kind, words), sort: (item) => item.kind },
        {
          key: 'due',
          label: words('console.work.due'),
          cell: (item) => <Due item={item} today={today} />,
          sort: (item) => item.dueOn,
        },
      ]}
    />
  )
}

const subjectText = ({ said, subject }: WorkItem, words: Words): string => (said ? words(said.key, said.values) : subject)

function ItemLink({ item }: { item: WorkItem }) {
  const words = useWords()
  const district = useDistrict()
  const [path, query] = (routePath(item.href) ?? '').replace(`/${district}`, '').split('?')
  return (
    <>
      {path ? (
        <To path={path} search={query ? Object.fromEntries(new URLSearchParams(query)) : undefined}>
          {item.title}
        </To>
      ) : (
        <a href={item.href}>{item.title}</a>
      )}
      <div className="src">{subjectText(item, words)}</div>
    </>
  )
}

function Due({ item, today }: { item: WorkItem; today: string }) {
  const words = useWords()
  if (item.dueOn === null)
    return item.urgent ? <Tag tone="urgent">{words('console.work.urgent')}</Tag> : <span className="muted">–</span>
  if (item.dueOn < today) return <Tag tone="urgent">{words('console.work.overdue', { day: item.dueOn })}</Tag>
  return item.urgent ? <Tag tone="wait">{item.dueOn}</Tag> : item.dueOn
}

/** The kind's own word, from the feature it comes from; the code where it has none. */
function kindText(kind: string, words: Words): string {
  for (const key of [`work.${kind}`, `plans.work.${kind}`, `plans.tasks.work.${kind}`, kind]) {
    const text = words(key)
    if (text !== key) return text
  }
  return kind
}
