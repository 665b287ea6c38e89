import { z } from 'zod'
import { Decision, Plain } from '../../../platform/rules/decide/contract.ts'
import { Purpose } from '../../people/shapes.ts'
import { Day, FactValue, Id } from '../shapes.ts'

/** A rule to decide about a person by, for what purpose; kept where the outcome is to be shown later. */
export const DecisionWish = z.object({
  rule: z.string().trim().max(100),
  on: Day.optional(),
  service: z.string().trim().max(100).optional(),
  purpose: Purpose.optional(),
  keep: z.boolean().default(true),
})
export type DecisionWish = z.infer<typeof DecisionWish>

/** A decision that was made, with when and by whom; `id` is null where it was not kept. */
export const MadeDecision = z.object({
  ...{ id: Id.nullable(), person: Id, service: z.string().nullable(), decidedAt: z.string(), decidedBy: z.string() },
  decision: Decision,
})
export type MadeDecision = z.infer<typeof MadeDecision>

export const DecisionQuery = z.object({
  ...{ purpose: Purpose.optional(), rule: z.string().trim().max(100).optional() },
  ...{ before: Id.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) },
})
export type DecisionQuery = z.infer<typeof DecisionQuery>
export const DecisionList = z.object({ decisions: z.array(MadeDecision), next: Id.nullable() })
export type DecisionList = z.infer<typeof DecisionList>

const outcomes = ['yes', 'no', 'needs', 'amount'] as const

/** Decisions by a rule across persons: of an outcome, as of days, for what purpose they are looked at. */
export const DecidedQuery = z.object({
  purpose: Purpose.optional(),
  outcome: z.enum(outcomes).optional(),
  ...{ from: Day.optional(), to: Day.optional() },
  ...{ before: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) },
})
export type DecidedQuery = z.infer<typeof DecidedQuery>
/** One of them, with the person in short; `value` of an amount. */
export const DecidedRow = z.object({
  ...{ id: Id, person: Id, name: z.string(), bornOn: z.string().nullable(), street: z.string().nullable() },
  ...{ outcome: z.enum(outcomes), value: Plain.nullable(), unit: z.string().nullable(), service: z.string().nullable() },
  ...{ on: z.string(), decidedAt: z.string(), decidedBy: z.string() },
})
export type DecidedRow = z.infer<typeof DecidedRow>
/** A page of them; `counts` by outcome on the first. */
export const DecidedList = z.object({
  rows: z.array(DecidedRow),
  counts: z.array(z.object({ outcome: z.string(), n: z.number() })).nullable(),
  next: Id.nullable(),
})
export type DecidedList = z.infer<typeof DecidedList>

/** A made-up person: facts by name, the rest unknown. With `text` the rule says that instead, as a draft would. */
export const Trial = z.object({
  rule: z.string().trim().max(100),
  on: Day.optional(),
  facts: z.record(z.string().max(100), FactValue).default({}),
  text: z.string().min(1).max(50_000).optional(),
})
export type Trial = z.infer<typeof Trial>
export { Decision }
