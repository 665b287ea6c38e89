import type { AmountPolicy } from '../document/contract.ts'
import type { BookRule } from './edition.ts'
import type { Formula } from './formula.ts'
import type { Judge } from './judge.ts'
import type { Named } from './named.ts'

/** A rule made ready: what it comes to, what it rests on, and the pieces a decision tells of. */
export type Program = {
  rule: BookRule
  formula: Formula
  judge: Judge
  /** Places of the facts it may ask for, and the rules it may consult, through other rules too. */
  facts: readonly number[]
  consults: readonly Program[]
  confirmed: boolean
  pieces: Clauses | Rows | Value
}

/** A clause, with what it names. */
export type Clauses = { of: 'clauses'; clause: ClausePiece }
export type ClausePiece = {
  kind: 'when' | 'rule' | 'all' | 'any' | 'none'
  says: { zh: string; en?: string } | null
  when: string | null
  names: Named
  program: Program | null
  formula: Formula
  judge: Judge
  clauses: ClausePiece[]
}
export type Rows = {
  of: 'rows'
  hitPolicy: AmountPolicy
  names: Named
  rows: { says: { zh: string; en?: string }; when: string[]; said: string; condition: Formula; answer: Formula }[]
}
export type Value = { of: 'value'; text: string; names: Named }
