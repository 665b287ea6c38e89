import type { AwaitedFact, Rule } from './contract.ts'

/** A fact as rules know it; a registered fact, an awaited one or a district's own kind fits. `values` are the levels it may have, where they are listed. */
export type FactInfo = {
  name: string
  type: AwaitedFact['type']
  about?: Rule['about']
  values?: readonly string[]
  /** Of a number: only whole ones. The check of a table and the decision reckon with it alike. */
  whole?: boolean | undefined
  /** Of a number: none is below. */
  low?: number | undefined
}
