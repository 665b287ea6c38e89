import { z } from 'zod'
import { RuleName, Source } from '../../../platform/rules/document/contract.ts'

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
  lines: z.array(z.string().regex(/^[A-Z]{2}-\d{3}[a-z]?$/)).min(1),
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
    })
    .optional(),
  /** What an engine reads of it, e.g. slot length; each engine checks its own part. */
  settings: z.record(z.string(), z.unknown()).optional(),
})
export type Service = z.infer<typeof Service>

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
