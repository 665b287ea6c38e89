import { z } from 'zod'
import { RuleName } from '../../../platform/rules/document/contract.ts'
import { Day, DistrictParams, Id, Layer, Says } from '../shapes.ts'

const Kind = z.enum(['eligibility', 'quota', 'priority', 'fee', 'subsidy', 'credit', 'amount'])

/** A rule as lists show it: the version that holds on the day. `confirmed: false` is shown as 待核 and never pays. */
export const RuleBrief = z.object({
  ...{ name: z.string(), layer: Layer, kind: Kind, about: z.string(), says: Says.nullable(), unit: z.string().nullable() },
  ...{ validFrom: z.string(), validTo: z.string().nullable(), confirmed: z.boolean(), origin: z.enum(['file', 'local']) },
  document: z.string().nullable(),
  services: z.array(z.object({ id: z.string(), name: Says })),
})
export type RuleBrief = z.infer<typeof RuleBrief>

export const RuleQuery = z.object({
  on: Day.optional(),
  kind: Kind.optional(),
  layer: Layer.optional(),
  words: z.string().trim().max(100).optional(),
})
export type RuleQuery = z.infer<typeof RuleQuery>
export const RuleList = z.object({ on: z.string(), rules: z.array(RuleBrief) })
export type RuleList = z.infer<typeof RuleList>
export const RuleParams = DistrictParams.extend({ rule: z.string().max(100) })

/** One version of a rule that was ever known, with who made it the district's. `withdrawn` says why it holds no more, other than that another follows it. */
export const RuleVersion = z.object({
  ...{ id: Id, layer: Layer, hash: z.string(), validFrom: z.string(), validTo: z.string().nullable() },
  ...{ origin: z.enum(['file', 'local']), publishedAt: z.string(), publishedBy: z.string() },
  withdrawn: z.object({ at: z.string(), by: z.string(), why: z.string() }).nullable(),
  text: z.string(),
})
export type RuleVersion = z.infer<typeof RuleVersion>

/** A rule with its text, what it asks for, whom it names and who names it, and all its versions. */
export const RuleView = RuleBrief.extend({
  ...{ hash: z.string(), text: z.string(), rule: z.record(z.string(), z.unknown()) },
  facts: z.array(z.object({ name: z.string(), type: z.string(), supplied: z.boolean() })),
  names: z.array(z.string()),
  namedBy: z.array(z.string()),
  versions: z.array(RuleVersion),
  mayPublish: z.boolean(),
})
export type RuleView = z.infer<typeof RuleView>

/** What rules may ask for in the district; `supplied: false` until the feature that will know it is there. */
export const FactEntry = z.object({
  ...{ name: z.string(), type: z.enum(['number', 'text', 'boolean', 'date']), about: z.string(), supplied: z.boolean() },
  values: z.array(z.string()),
  /** The feature that will supply it; null where it is supplied already. */
  from: z.string().nullable(),
})
export const FactEntries = z.object({ facts: z.array(FactEntry) })
export type FactEntry = z.infer<typeof FactEntry>

/**
 * What is wrong with a rule's text: the place in it (`all[1].when`), its line and column, and what was expected. `at` is the piece of the expression that is
 * meant, as offsets in it.
 */
export const Fault = z.object({
  at: z.object({ from: z.number(), to: z.number() }).nullable(),
  ...{ rule: z.string(), place: z.string(), line: z.number().nullable(), column: z.number().nullable(), code: z.string() },
  message: z.object({ zh: z.string(), en: z.string() }),
})
export type Fault = z.infer<typeof Fault>

const Text = z.string().min(1).max(50_000)
/** A rule's text as a draft holds it: what stands below the rule's name in a file, as YAML. */
export const RuleText = z.object({ rule: z.string().trim().max(100), text: Text })
export type RuleText = z.infer<typeof RuleText>
export const Faults = z.object({ faults: z.array(Fault) })
export type Faults = z.infer<typeof Faults>

export const NewDraft = z.object({
  rule: z.string().trim().max(100),
  text: Text,
  reason: z.string().trim().min(2, 'at least two characters').max(500),
})
export type NewDraft = z.infer<typeof NewDraft>
export const DraftText = z.object({ text: Text })

/** A draft of a rule (`name` is its full name) or of an entry of the catalogue (`name` is the service's id). */
export const Draft = z.object({
  ...{
    id: Id,
    kind: z.enum(['rule', 'service']),
    name: z.string(),
    reason: z.string(),
    state: z.enum(['open', 'published', 'withdrawn']),
  },
  ...{ madeBy: z.string(), madeAt: z.string(), changedAt: z.string(), version: Id.nullable(), mayPublish: z.boolean() },
})
export type Draft = z.infer<typeof Draft>
export const DraftQuery = z.object({ state: Draft.shape.state.optional() })
export const DraftList = z.object({ drafts: z.array(Draft) })
/** A draft with its text, what is wrong with it, what holds now, and the last preview of what it would change. */
export const DraftView = Draft.extend({
  ...{ text: z.string(), current: z.string().nullable(), faults: z.array(Fault) },
  impact: z.lazy(() => Impact).nullable(),
})
export type DraftView = z.infer<typeof DraftView>

/** From which day a draft holds. */
export const Publication = z.object({ validFrom: Day })
export const Published = z.object({ id: Id, validFrom: z.string(), validTo: z.string().nullable() })

/**
 * What a draft would change: everybody on the register decided by what holds and by the draft. `outcomes` counts those whose outcome differs, by `subject`: the
 * drafted rule or service itself, then the rules that rest on it; `changed` counts people. `stale` where the draft's text has changed since.
 */
export const Impact = z.object({
  ...{ id: Id, on: z.string(), state: z.enum(['waiting', 'running', 'done', 'failed']), stale: z.boolean() },
  ...{ total: z.number().nullable(), checked: z.number(), changed: z.number(), failure: z.string().nullable() },
  outcomes: z.array(z.object({ subject: z.string(), before: z.string(), after: z.string(), n: z.number() })),
  ...{ orderedAt: z.string(), orderedBy: z.string(), finishedAt: z.string().nullable() },
})
export type Impact = z.infer<typeof Impact>
export const ImpactWish = z.object({ on: Day.optional() })
/** Of which rule or service (the drafted one unless said), and of which change. */
export const ImpactQuery = z.object({
  subject: z.string().max(100).optional(),
  ...{ before: z.string().max(100).optional(), after: z.string().max(100).optional() },
  ...{ from: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) },
})
export type ImpactQuery = z.infer<typeof ImpactQuery>
/** Those whose outcome would change, of whom the reader keeps records; `hidden` is how many there are besides. */
export const ImpactPersons = z.object({
  persons: z.array(
    z.object({
      id: Id,
      name: z.string(),
      bornOn: z.string().nullable(),
      street: z.string().nullable(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  hidden: z.number(),
  next: Id.nullable(),
})
export type ImpactPersons = z.infer<typeof ImpactPersons>

export { RuleName }
