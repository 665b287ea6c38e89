import type { HitPolicy } from '../../document/contract.ts'
import type { Syntax } from '../../feel/syntax.ts'
import type { FeelNumber, Value } from '../../feel/values.ts'

/** What a column may hold. Numbers and days have bounds that are included; `whole`: only whole numbers; text without `values` may be anything. */
export type Domain =
  | { kind: 'number'; low?: FeelNumber; high?: FeelNumber; whole?: boolean }
  | { kind: 'date' }
  | { kind: 'boolean' }
  | { kind: 'text'; values?: readonly string[] }

/** A column: a fact's name, or the text of an input expression. Without a domain it is guessed from the constants it is compared with. */
export type Column = { name: string; domain?: Domain }

/**
 * A table to be checked. A row's `when` is one condition over the columns' names, or one unary test for each column in their order; null: always. `output` is
 * what it says, where the policy `any` must know whether two rows say the same.
 */
export type CheckedTable = {
  hitPolicy: HitPolicy
  columns: readonly Column[]
  rows: readonly { when: Syntax | readonly Syntax[] | null; output?: Syntax }[]
  hasDefault?: boolean
}

/** One value of each column. */
export type Point = { name: string; value: Value }[]

/**
 * What is wrong with a table, or cannot be told. Rows are counted from 1.
 * `gap`: no row holds at the point. `overlap`: both rows hold there and the policy does not allow it. `unreachable`: earlier rows take all that the row could.
 * `never`: nothing in the columns' domains makes the row hold. `cannot tell`: the row's condition is no comparison with constants.
 */
export type Finding = { says: { zh: string; en: string } } & (
  | { kind: 'gap'; point: Point }
  | { kind: 'overlap'; rows: readonly [number, number]; point: Point }
  | { kind: 'unreachable' | 'never'; row: number }
  | { kind: 'cannot tell'; row: number | null; why: 'condition' | 'outputs' | 'size' }
)

/** `disjoint`: no two rows hold at once; `complete`: some row holds everywhere in the columns' domains. Both are only true where that is proved. */
export type Checked = { findings: Finding[]; disjoint: boolean; complete: boolean }
