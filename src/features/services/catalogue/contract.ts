import { z } from 'zod'
import { RuleName, Source } from '../../../platform/rules/document/contract.ts'
import { Day, DistrictParams, Layer, Says } from '../shapes.ts'

/** The dozen engines that services run on, each a feature; `services` itself runs enrolments. */
export const engines = [
  'services',
  'assessments',
  'placements',
  'sessions',
  'visits',
  'meals',
  'rentals',
  'cases',
  'timebank',
  'incidents',
  'referrals',
  'workforce',
  'inspections',
  'payments',
  'siting',
  'messages',
  'places',
  'people',
  'advisor',
] as const

export const Channel = z.enum(['online', 'counter', 'phone', 'home'])
export type Channel = z.infer<typeof Channel>

const Name = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/**
 * A public service of a district, as `districts/CODE-NAME/services.yaml` writes it (a list of these). Rules are named, never written here: the engine asks, and
 * never knows the numbers. `lines` are ids of the district's own list (`lines.tsv`).
 */
export const Service = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected a lower-case ascii id such as baobaowu'),
  name: Name,
  /** Whom it serves: older people, children and their families, or organisations. */
  domain: z.enum(['养老', '托育', '机构']),
  engine: z.enum(engines),
  /** The type of facility (`places.yaml`) where one finds it, if one goes somewhere for it. */
  placeType: z
    .string()
    .regex(/^[a-z][a-z_]*$/, 'expected a type of facility such as meal_point')
    .optional(),
  /** For those who work in care, not for the people cared for. */
  forStaff: z.literal(true).optional(),
  /** In the document's own words. */
  audience: z.string().min(1),
  /** One plain sentence for a resident: what one gets. */
  says: Name,
  eligibility: RuleName.optional(),
  quota: RuleName.optional(),
  fee: RuleName.optional(),
  subsidy: RuleName.optional(),
  priority: RuleName.optional(),
  /** Leading department first. */
  departments: z.array(z.string().min(1)).min(1),
  channels: z.array(Channel).min(1),
  /** How to apply, in one or two sentences; absent: the engine's usual way. */
  how: Name.optional(),
  phone: z.string().min(3).optional(),
  source: Source,
  /** Keys of the plan's indicators that its records answer: 养老/4. */
  moves: z.array(z.string().min(1)).default([]),
  /** Empty for a service the district offers beside its plan. */
  lines: z.array(z.string().regex(/^[A-Z]{2}-\d{3}[a-z]?$/)).default([]),
  validFrom: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  validTo: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
  /** A relation with a period instead of an event: how long it holds, and how often somebody must be seen in it (months). */
  enrolment: z
    .strictObject({
      months: z.number().int().positive().optional(),
      checkEveryMonths: z.number().int().positive().optional(),
      /** What a check is called: 体检, 随访, 签约服务. */
      check: z.string().min(1).optional(),
      /** An insurance is not left by a touch on one's own page: an office ends it. */
      endedBy: z.literal('office').optional(),
    })
    .optional(),
  /** What an engine reads of it, e.g. slot length; each engine checks its own part. */
  settings: z.record(z.string(), z.unknown()).optional(),
})
export type Service = z.infer<typeof Service>

/** The windows by which an engine counts a quota; of an engine that is not named here any. A quota by another window would be no cap, and is refused. */
export const countedWindows: Partial<Record<(typeof engines)[number], readonly string[]>> = {
  sessions: ['自然年', '自然月', '自然周'],
}

/** The questions of an entry that rules answer. */
export const questions = ['eligibility', 'quota', 'fee', 'subsidy', 'priority'] as const

/** What a line of a district's list is: a service, or another kind of thing with the feature that keeps it. */
export const lineKinds = [
  'service',
  'register',
  'task',
  'policy',
  'counter',
  'project',
  'platform',
  'organization',
  'campaign',
] as const

/** A line of `lines.tsv`: id ⇥ name: facts ⇥ kind ⇥ feature ⇥ service ids (comma-separated, for kind service). */
export type Line = { id: string; text: string; kind: (typeof lineKinds)[number]; feature: string; services: string[] }

/** The engines that are built: a service of another one can be read about, and is applied for as its entry says. */
export const builtEngines: readonly (typeof engines)[number][] = [
  'services',
  'places',
  'people',
  'advisor',
  'sessions',
  'messages',
]

/** An entry of the catalogue as everybody reads it. `running`: whether its engine is built, so that it can be used here. */
export const CatalogueEntry = z.object({
  ...{ id: z.string(), name: Says, domain: Service.shape.domain, engine: Service.shape.engine, running: z.boolean() },
  ...{ audience: z.string(), says: Says, placeType: z.string().optional(), forStaff: z.literal(true).optional() },
  rules: z.object({
    eligibility: z.string().optional(),
    quota: z.string().optional(),
    fee: z.string().optional(),
    subsidy: z.string().optional(),
    priority: z.string().optional(),
  }),
  departments: z.array(z.object({ name: z.string(), id: z.string().nullable() })),
  channels: z.array(Channel),
  how: Says.optional(),
  phone: z.string().optional(),
  source: z.object({ document: z.string(), place: z.string(), unsure: z.string().optional() }),
  moves: z.array(z.string()),
  lines: z.array(z.string()),
  layer: Layer,
  validFrom: z.string(),
  validTo: z.string().nullable(),
  enrolment: z
    .object({ months: z.number(), checkEveryMonths: z.number(), check: z.string(), endedBy: z.literal('office') })
    .partial()
    .optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
})
export type CatalogueEntry = z.infer<typeof CatalogueEntry>

/** Which entries: by words, pinyin or initials; of a domain, an engine, a department (its id or a name it is printed under), running or not; as of a day. */
export const CatalogueQuery = z.object({
  words: z.string().trim().max(100).optional(),
  domain: Service.shape.domain.optional(),
  engine: Service.shape.engine.optional(),
  department: z.string().trim().max(100).optional(),
  running: z.enum(['yes', 'no']).optional(),
  on: Day.optional(),
})
export type CatalogueQuery = z.infer<typeof CatalogueQuery>

export const CatalogueList = z.object({ on: z.string(), services: z.array(CatalogueEntry) })
export type CatalogueList = z.infer<typeof CatalogueList>

export const ServiceParams = DistrictParams.extend({ service: z.string().max(100) })
