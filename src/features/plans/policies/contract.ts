import { z } from 'zod'
import { Day, DistrictParams, Id, Reason } from '../shapes.ts'

export const policyLevels = ['国家', '市', '区'] as const
export const policyKinds = ['法律法规', '规划方案', '办法细则', '意见', '通知', '标准', '其他'] as const
/** How a version stands on a day: not yet, in force, over by its own date, replaced by another, withdrawn from the library. */
export const standings = ['coming', 'valid', 'expired', 'replaced', 'withdrawn'] as const
export const Standing = z.enum(standings)
export type Standing = z.infer<typeof Standing>

export const PolicyParams = DistrictParams.extend({ id: Id })
export const PolicyDraftParams = DistrictParams.extend({ id: Id })

const orNull = (most: number) => z.string().trim().max(most).nullable()

/** What a policy says of itself. `policy`: the document of which it is the next version; `replaces`: another one that it ends. */
export const PolicyHead = z.object({
  title: z.string().trim().max(200),
  number: orNull(60),
  issuer: orNull(100),
  level: z.enum(policyLevels),
  kind: z.enum(policyKinds),
  issuedOn: Day.nullable(),
  validFrom: Day.nullable(),
  /** The first day on which it no longer holds. */
  validTo: Day.nullable(),
  /** Where it came from, as text; never fetched. */
  source: z.string().trim().max(500),
  policy: Id.nullable(),
  replaces: Id.nullable(),
})
export type PolicyHead = z.infer<typeof PolicyHead>

export const clauseKinds = ['text', 'row', 'indicator', 'task'] as const
/** A clause as it is kept: its place as people cite it, the headings above it, its own heading, its words. */
export const NewClause = z.object({
  place: z.string().trim().max(100),
  path: z.array(z.string().max(100)).max(12),
  heading: z.string().trim().max(100).nullable(),
  text: z.string().trim().min(1).max(20_000),
  kind: z.enum(clauseKinds),
})
export type NewClause = z.infer<typeof NewClause>

/** A policy in a list, as it stands on the day asked. */
export const PolicyRow = z.object({
  id: Id,
  version: z.number().int(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  level: z.enum(policyLevels),
  kind: z.enum(policyKinds),
  issuedOn: Day.nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  standing: Standing,
  /** Whether its text is here; otherwise headings, indicators and tasks only. */
  whole: z.boolean(),
  clauses: z.number().int(),
})
export type PolicyRow = z.infer<typeof PolicyRow>

/** A piece of a text; `hit`: it was looked for. */
export const Marked = z.object({ text: z.string(), hit: z.boolean() })

/** A clause that answers a search, cut to the stretch that does. */
export const ClauseHit = z.object({
  ordinal: z.number().int(),
  place: z.string(),
  path: z.array(z.string()),
  pieces: z.array(Marked),
  href: z.string(),
})

/** A policy that answers a search: its title marked, and its best clauses. */
export const PolicyHit = z.object({
  policy: PolicyRow,
  title: z.array(Marked),
  clauses: z.array(ClauseHit),
  more: z.number().int(),
})
export type PolicyHit = z.infer<typeof PolicyHit>

export const PolicyQuery = z.object({
  words: z.string().max(200).optional(),
  /** As of which day; today where absent. */
  on: Day.optional(),
  /** 1: also what is over, replaced or not yet in force. */
  all: z.enum(['0', '1']).optional(),
})
export type PolicyQuery = z.infer<typeof PolicyQuery>

/** The library on a day: all of it, or the best of what answers the words (`found` in all). */
export const PolicyList = z.object({
  on: Day,
  policies: z.array(PolicyRow),
  hits: z.array(PolicyHit).nullable(),
  found: z.number().int(),
  /** How many are known and left out, since they do not hold on the day. */
  hidden: z.number().int(),
  may: z.object({ seeDrafts: z.boolean(), draft: z.boolean() }),
})
export type PolicyList = z.infer<typeof PolicyList>

export const PolicyClause = NewClause.extend({ ordinal: z.number().int() })
export type PolicyClause = z.infer<typeof PolicyClause>

const OtherPolicy = z.object({ id: Id, title: z.string() })
/** One version of a policy with its clauses, the other versions, and what became of it. */
export const PolicyText = z.object({
  on: Day,
  policy: PolicyRow,
  source: z.string(),
  publishedAt: z.iso.datetime(),
  withdrawnReason: z.string().nullable(),
  may: z.object({ withdraw: z.boolean() }),
  replaces: OtherPolicy.nullable(),
  replacedBy: OtherPolicy.nullable(),
  versions: z.array(
    z.object({
      version: z.number().int(),
      validFrom: Day,
      validTo: Day.nullable(),
      standing: Standing,
      number: z.string().nullable(),
    }),
  ),
  clauses: z.array(PolicyClause),
})
export type PolicyText = z.infer<typeof PolicyText>

/** Where a cited place stands in the library. `exact`: this very place; otherwise the nearest above it. */
export const FoundClause = z.object({
  policy: Id,
  version: z.number().int(),
  title: z.string(),
  ordinal: z.number().int(),
  place: z.string(),
  exact: z.boolean(),
  href: z.string(),
})
export type FoundClause = z.infer<typeof FoundClause>
export const CitedPlace = z.object({ document: z.string().max(200).default(''), place: z.string().max(100).default('') })

/** A policy under review, in a list. */
export const PolicyDraftRow = z.object({
  id: Id,
  name: z.string(),
  format: z.string(),
  title: z.string(),
  clauses: z.number().int(),
  state: z.enum(['review', 'published', 'withdrawn']),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  policy: Id.nullable(),
  publishedVersion: z.number().int().nullable(),
})
export type PolicyDraftRow = z.infer<typeof PolicyDraftRow>

/** A policy under review: the text beside the clauses made of it, and what keeps it from being published. */
export const PolicyDraft = PolicyDraftRow.omit({ clauses: true }).extend({
  text: z.string(),
  head: PolicyHead,
  clauses: z.array(NewClause),
  revision: z.number().int(),
  obstacles: z.array(z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })),
  others: z.array(OtherPolicy),
  may: z.object({ correct: z.boolean(), publish: z.boolean() }),
})
export type PolicyDraft = z.infer<typeof PolicyDraft>

export const NewPolicyDraft = z.object({ text: z.string().max(2_000_000).optional(), name: z.string().max(200).optional() })
export const PolicyCorrection = z.object({ revision: z.number().int(), head: PolicyHead, clauses: z.array(NewClause).max(5000) })
export type PolicyCorrection = z.infer<typeof PolicyCorrection>
export const PolicyPublication = z.object({ revision: z.number().int() })
/** Takes one version out of the library. */
export const PolicyWithdrawal = Reason.extend({ version: z.number().int().min(1).max(100_000) })
