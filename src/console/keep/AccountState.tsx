/** @jsxImportSource react */
import type { z } from 'zod'
import type { Accounts } from '../../platform/sign-in/contract.ts'
import { Tag } from '../parts/Tag.tsx'
import { instant } from '../words/instant.ts'
import { useWords } from '../words/words.ts'

export type AccountRow = z.output<typeof Accounts>['accounts'][number]

/** Whether an account may be used right now. */
export function AccountState({ row }: { row: AccountRow }) {
  const words = useWords()
  if (row.deactivatedAt) return <Tag>{words('console.accounts.inactive')}</Tag>
  if (row.lockedUntil) return <Tag tone="urgent">{words('console.accounts.locked', { time: instant(row.lockedUntil) })}</Tag>
  if (row.mustChangePassword) return <Tag tone="wait">{words('console.accounts.temporary')}</Tag>
  return <Tag tone="good">{words('console.accounts.active')}</Tag>
}
