/** @jsxImportSource react */
import { type Column, DataTable } from '../../../console/parts/DataTable.tsx'
import { Tag } from '../../../console/parts/Tag.tsx'
import { useDistrict } from '../../../console/session/place.ts'
import { useLanguage, useWords } from '../../../console/words/words.ts'
import type { Language, Words } from '../../../platform/words/words.ts'
import type { Advice, AdviceItem } from '../contract.ts'
import { callText, factText, gainInShort, howText, inGroup, listed, said } from '../words.ts'

/** The three groups of an advice, dense: the officer reads them out. */
export function Groups({ advice }: { advice: Advice }) {
  const words = useWords()
  const groups = (['yes', 'needs', 'no', 'open'] as const).map((group) => ({ group, items: inGroup(advice.items, group) }))
  return groups
    .filter(({ items }) => items.length > 0)
    .map(({ group, items }) => (
      <section key={group} className="panel" aria-label={words(`advisor.result.${group}`, { n: items.length })}>
        {group === 'yes' || group === 'needs' ? (
          <>
            <h3>{words(`advisor.result.${group}`, { n: items.length })}</h3>
            <Items items={items} title={words(`advisor.result.${group}`, { n: items.length })} />
          </>
        ) : (
          <details className="folded">
            <summary>{words(`advisor.result.${group}`, { n: items.length })}</summary>
            <Items items={items} title={words(`advisor.result.${group}`, { n: items.length })} />
          </details>
        )}
      </section>
    ))
}

function Items({ items, title }: { items: AdviceItem[]; title: string }) {
  const words = useWords()
  const [language] = useLanguage()
  const district = useDistrict()
  const columns: Column<AdviceItem>[] = [
    {
      ...{ key: 'service', label: words('console.advisor.column.service'), heading: true, width: '20%' },
      cell: ({ service, confirmed }) => (
        <>
          <a href={`/${district}/services/${service.id}`} target="_blank" rel="noreferrer">
            {said(service.name, language)}
          </a>{' '}
          {!confirmed && <Tag tone="wait">{words('advisor.item.unconfirmed')}</Tag>}
        </>
      ),
    },
    { key: 'why', label: words('console.advisor.column.why'), broad: true, cell: (item) => whyText(item, words, language) },
    {
      ...{ key: 'gains', label: words('console.advisor.column.gains'), width: '14%' },
      cell: ({ gains }) => gains.map((gain) => gainInShort(gain, words)).join('；') || '–',
    },
    {
      ...{ key: 'source', label: words('console.advisor.column.source'), width: '16%' },
      cell: ({ service }) =>
        service.clause === null ? (
          service.source
        ) : (
          <a href={service.clause} target="_blank" rel="noreferrer">
            {service.source}
          </a>
        ),
    },
    {
      ...{ key: 'where', label: words('console.advisor.column.where'), width: '22%' },
      cell: ({ service }) => (
        <>
          {howText(service, { words, language })}
          <div>{words('console.advisor.call', { call: callText(service.call, { words, language }) })}</div>
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={title}
      rows={items}
      rowKey={({ service }) => service.id}
      columns={columns}
      sortName="advice"
      empty={null}
    />
  )
}

/** Why a service fits or not, or what is still to be found out. */
function whyText({ group, reasons, missing, service }: AdviceItem, words: Words, language: Language): string {
  const reasonText = listed(
    reasons.map(({ says }) => said(says, language)),
    words,
  )
  if (group === 'yes') return reasonText
  if (group === 'no') return words('advisor.item.not', { reasons: reasonText })
  if (group === 'open') return words('advisor.item.for', { audience: service.audience })
  return words('advisor.item.missing', {
    facts: listed(
      missing.map((name) => factText(name, words)),
      words,
    ),
  })
}
