import { z } from 'zod'
import { Source } from '../document/contract.ts'

/** A value as decisions keep it: days and durations as FEEL writes them, a number that a double cannot hold as text. */
export const Plain = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Plain = z.infer<typeof Plain>

const Says = z.object({ zh: z.string(), en: z.string().optional() })
/** A rule of the very version that was asked. */
export const RuleVersion = z.object({ rule: z.string(), hash: z.string() })
export type RuleVersion = z.infer<typeof RuleVersion>

/** A fact that was read: its value, where it is known from and since when. Of an unknown one all three are null and `known` is false. */
export const FactRead = z.object({
  name: z.string(),
  known: z.boolean(),
  value: Plain,
  source: z.string().nullable(),
  validFrom: z.string().nullable(),
})
export type FactRead = z.infer<typeof FactRead>

/** What an amount that an expression names came to; null while that is not known. */
export const AmountRead = RuleVersion.extend({
  known: z.boolean(),
  value: Plain,
  unit: z.string().nullable(),
  confirmed: z.boolean(),
})
export type AmountRead = z.infer<typeof AmountRead>

/** A clause with its outcome. `rule` clauses hold the tree of the rule they name. */
export const ClauseNode = z.object({
  kind: z.enum(['when', 'rule', 'all', 'any', 'none']),
  says: Says.nullable(),
  outcome: z.enum(['yes', 'no', 'unknown']),
  /** The condition in FEEL. */
  when: z.string().nullable(),
  facts: z.array(FactRead),
  amounts: z.array(AmountRead),
  /** The rule that the clause names, or whose clauses these are; with where that rule is printed. */
  rule: RuleVersion.nullable(),
  source: Source.nullable(),
  get clauses() {
    return z.array(ClauseNode)
  },
})
export type ClauseNode = z.infer<typeof ClauseNode>

/** A row of a table, numbered as written: whether it holds, and whether it gave the answer. */
export const RowRead = z.object({
  row: z.number().int(),
  says: Says,
  when: z.array(z.string()),
  answer: z.string(),
  outcome: z.enum(['yes', 'no', 'unknown']),
  chosen: z.boolean(),
})
export type RowRead = z.infer<typeof RowRead>

/** How an amount came about: by one expression or by rows, from which facts and which other amounts. */
export const Derivation = z.object({
  value: z.string().nullable(),
  hitPolicy: z.string().nullable(),
  rows: z.array(RowRead),
  facts: z.array(FactRead),
  get amounts() {
    return z.array(AmountRead.extend({ says: Says.nullable(), source: Source.nullable(), derivation: Derivation }))
  },
})
export type Derivation = z.infer<typeof Derivation>

const shared = {
  ...RuleVersion.shape,
  /** The day the decision is for. */
  on: z.string(),
  says: Says.nullable(),
  source: Source.nullable(),
  /** false: the rule, or one it rests on, is to be confirmed (待核); it never pays. */
  confirmed: z.boolean(),
  /** The facts of which some value would change the outcome, and by their full names amounts that nobody has settled yet; empty exactly when there is an outcome. */
  needs: z.array(z.string()),
  /** All known facts that the rule may ask for, as they were. */
  facts: z.array(FactRead),
  /** Every rule that was consulted, itself first: with the facts, all that a replay needs. */
  rules: z.array(RuleVersion),
}

export const EligibilityDecision = z.object({
  kind: z.literal('eligibility'),
  outcome: z.enum(['yes', 'no', 'needs']),
  tree: ClauseNode,
  ...shared,
})
export type EligibilityDecision = z.infer<typeof EligibilityDecision>

/** `value` is null where the facts are not known, and of an amount that is not settled: its expression is null, or no row of its table holds. */
export const AmountDecision = z.object({
  kind: z.enum(['quota', 'priority', 'fee', 'subsidy', 'credit', 'amount']),
  outcome: z.enum(['amount', 'needs']),
  value: Plain,
  unit: z.string().nullable(),
  per: z.object({ of: z.string(), window: z.string() }).nullable(),
  derivation: Derivation,
  ...shared,
})
export type AmountDecision = z.infer<typeof AmountDecision>

/** The answer of a rule for one person or thing on a day: JSON; the same rule and facts give the same. */
export const Decision = z.discriminatedUnion('kind', [EligibilityDecision, AmountDecision])
export type Decision = z.infer<typeof Decision>
