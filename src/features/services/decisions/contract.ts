import { z } from 'zod'
import { Decision } from '../../../platform/rules/decide/contract.ts'
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

/** A made-up person: facts by name, the rest unknown. With `text` the rule says that instead, as a draft would. */
export const Trial = z.object({
  rule: z.string().trim().max(100),
  on: Day.optional(),
  facts: z.record(z.string().max(100), FactValue).default({}),
  text: z.string().min(1).max(50_000).optional(),
})
export type Trial = z.infer<typeof Trial>
export { Decision }
