/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Migration } from '../../migrating/contract.ts'

const tones = { waiting: 'wait', checked: 'act', signed: 'wait', done: 'good', failed: 'urgent', dropped: 'quiet' } as const

/** Where a list stands, in a word. */
export function MigrationState({ row }: { row: Migration }) {
  const words = useWords()
  if (row.state === 'checked' && row.good === 0) return <Tag tone="wait">{words('console.migrations.states.nothing')}</Tag>
  return <Tag tone={tones[row.state]}>{words(`console.migrations.states.${row.state}`)}</Tag>
}
