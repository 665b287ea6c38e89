import { z } from 'zod'
import { FactRead, Plain } from '../../platform/rules/decide/contract.ts'

/** For whom somebody asks: themselves, an older person of the family, a child. */
export const whoms = ['self', 'elder', 'child'] as const
export const Who = z.enum(whoms)
export type Who = z.infer<typeof Who>

const Says = z.object({ zh: z.string(), en: z.string().optional() })
export type Says = z.infer<typeof Says>

/** A clause that decided, with where its rule is printed. */
export const Reason = z.object({ says: Says, source: z.string().nullable() })
export type Reason = z.infer<typeof Reason>

/**
 * What one gets or pays. Not confirmed: money is to be shown as 待核, never as an amount; a number of times or hours with 待核 beside it. Not known: it depends on
 * facts that nobody said, which `missing` names; of an amount that is to be confirmed, those it will depend on.
 */
export const Gain = z.object({
  kind: z.enum(['subsidy', 'fee', 'quota']),
  ...{ known: z.boolean(), confirmed: z.boolean(), value: Plain, unit: z.string().nullable(), window: z.string().nullable() },
  missing: z.array(z.string()),
})
export type Gain = z.infer<typeof Gain>

/** Whom one calls about a service: its own number, else that of the adviser point of one's street (by its name), else the city's hotline. */
export const Call = z.object({ number: z.string(), of: z.enum(['service', 'adviser', 'hotline']), name: Says.nullable() })
export type Call = z.infer<typeof Call>

/** A service as advice speaks of it. */
export const AdvisedService = z.object({
  ...{ id: z.string(), name: Says, domain: z.string(), engine: z.string() },
  ...{ says: Says, audience: z.string(), running: z.boolean() },
  ...{ departments: z.array(Says), channels: z.array(z.string()), call: Call, how: Says.nullable() },
  /** The type of facility in the directory where one finds it. */
  placeType: z.string().nullable(),
  /** Where it is printed, in one line and in its two parts; `clause` opens it where the policy library has the document. */
  ...{ source: z.string(), cited: z.object({ document: z.string(), place: z.string() }), clause: z.string().nullable() },
})
export type AdvisedService = z.infer<typeof AdvisedService>

/** `yes`, `needs` (tell us more), `no`, or `open`: no condition is set. */
export const groups = ['yes', 'needs', 'no', 'open'] as const
export const AdviceItem = z.object({
  service: AdvisedService,
  group: z.enum(groups),
  reasons: z.array(Reason),
  /** The names of the facts of which some value would change the answer. */
  missing: z.array(z.string()),
  gains: z.array(Gain),
  /** false: the rule is to be confirmed. */
  confirmed: z.boolean(),
})
export type AdviceItem = z.infer<typeof AdviceItem>

/** Which question to ask next, how many were answered, and how many may still come. */
export const Progress = z.object({
  next: z.string().nullable(),
  open: z.array(z.object({ question: z.string(), services: z.number().int() })),
})
export type Progress = z.infer<typeof Progress>

/** What somebody may get, sorted by relevance within each group. `facts` are those the rules read; without values where the reader may not see them. */
export const Advice = z.object({
  ...{ on: z.string(), who: Who, name: z.string().nullable(), items: z.array(AdviceItem), facts: z.array(FactRead) },
  progress: Progress,
})
export type Advice = z.infer<typeof Advice>

/** Answers by question, as the pages and the console give them. */
export const Answers = z.record(z.string().max(40), z.string().max(40))
export type Answers = z.infer<typeof Answers>
