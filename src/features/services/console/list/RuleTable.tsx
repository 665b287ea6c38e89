/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { RuleBrief } from '../../rulebook/contract.ts'
import { RuleName, Unconfirmed } from '../parts/RuleName.tsx'
import { useOn } from '../parts/rules.ts'
import { useSaid } from '../parts/said.ts'

/** Rules as a list shows them: what it is, what it decides, whose, since when, for which services. */
export function RuleTable({ rules, empty }: { rules: RuleBrief[]; empty: ReactNode }) {
  const words = useWords()
  const said = useSaid()
  const { on } = useOn()
  return (
    <DataTable
      caption={words('console.rules.list.title')}
      rows={rules}
      rowKey={(rule) => rule.name}
      empty={empty}
      columns={columns(words, said, on)}
    />
  )
}

const columns = (words: Words, said: ReturnType<typeof useSaid>, on: string | undefined): Column<RuleBrief>[] => [
  {
    key: 'name',
    label: words('console.rules.list.name'),
    heading: true,
    width: '32%',
    cell: (rule) => (
      <>
        <span className="rule-name">
          <RuleName name={rule.name} on={on} />
        </span>{' '}
        {!rule.confirmed && <Unconfirmed />}
        {rule.says && <div className="src">{said(rule.says)}</div>}
      </>
    ),
    sort: (rule) => rule.name,
  },
  {
    key: 'kind',
    label: words('console.rules.list.kind'),
    cell: (rule) => words(`console.rules.kind.${rule.kind}`),
    sort: (rule) => rule.kind,
  },
  {
    key: 'layer',
    label: words('console.rules.list.layer'),
    cell: (rule) => (
      <>
        {words(`console.rules.layer.${rule.layer}`)}{' '}
        {rule.origin === 'local' && <Tag tone="act">{words('console.rules.local')}</Tag>}
      </>
    ),
    sort: (rule) => rule.layer,
  },
  {
    key: 'from',
    label: words('console.rules.list.valid'),
    cell: (rule) => periodText(rule, words),
    sort: (rule) => rule.validFrom,
  },
  {
    key: 'services',
    label: words('console.rules.list.services'),
    width: '26%',
    broad: true,
    cell: (rule) => (
      <>
        {rule.services.slice(0, named).map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 && words('console.rules.comma')}
            <To path={`/services/${id}`}>{said(name)}</To>
          </span>
        ))}
        {rule.services.length > named && words('console.rules.list.more_services', { n: rule.services.length })}
      </>
    ),
  },
]

/** How many services a line names; the rule's page names them all. */
const named = 3

/** Since when, and until when where it ends. */
export function periodText(rule: { validFrom: string; validTo: string | null }, words: Words): string {
  const { validFrom: from, validTo: to } = rule
  return to === null ? words('console.rules.since', { from }) : words('console.rules.period', { from, to })
}
