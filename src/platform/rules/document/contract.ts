import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'expected a day that exists, written YYYY-MM-DD')
/** FEEL names: Chinese or ascii letters, no hyphen, no digit first; a rule of another file is `file.rule`. */
export const RuleName = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)?$/u, 'expected a name such as 资格 or 宝宝屋.资格')
const Says = z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() })
/** Where it is printed. `unsure` says what the document leaves open; a rule without a document is the district's own. */
export const Source = z.strictObject({
  document: z.string().min(1),
  place: z.string().min(1),
  unsure: z.string().min(1).optional(),
})
export type Source = z.infer<typeof Source>

/** A condition in words and in FEEL, a rule of its own by name, or several of them. */
export type Clause =
  | { when: string; says: z.infer<typeof Says> }
  | { rule: string; says?: z.infer<typeof Says> | undefined }
  | { all: Clause[]; says?: z.infer<typeof Says> | undefined }
  | { any: Clause[]; says?: z.infer<typeof Says> | undefined }
  | { none: Clause[]; says?: z.infer<typeof Says> | undefined }
export const Clause: z.ZodType<Clause> = z.lazy(() =>
  z.union([
    z.strictObject({ when: z.string().min(1), says: Says }),
    z.strictObject({ rule: RuleName, says: Says.optional() }),
    z.strictObject({ all: z.array(Clause).min(1), says: Says.optional() }),
    z.strictObject({ any: z.array(Clause).min(1), says: Says.optional() }),
    z.strictObject({ none: z.array(Clause).min(1), says: Says.optional() }),
  ]),
)

/** What the standard allows a table to do with several matching rows. */
export const HitPolicy = z.enum([
  'unique',
  'first',
  'any',
  'priority',
  'rule order',
  'output order',
  'collect',
  'sum',
  'min',
  'max',
  'count',
])
export type HitPolicy = z.infer<typeof HitPolicy>
/** Those under which a table answers with one number. */
export const AmountPolicy = HitPolicy.extract(['unique', 'first', 'any', 'sum', 'min', 'max', 'count'])
export type AmountPolicy = z.infer<typeof AmountPolicy>

/** A row: `when` is one FEEL condition, or one unary test for each of the table's `inputs`; absent: always. `then` is a FEEL expression. */
export const Row = z.strictObject({
  when: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  // biome-ignore lint/suspicious/noThenProperty: the word of decision tables; a row is data and never awaited
  then: z.union([z.string().min(1), z.number(), z.boolean()]),
  says: Says,
})
export type Row = z.infer<typeof Row>

const shared = {
  /** What the rule is about; its facts are of this. */
  about: z.enum(['person', 'household', 'facility', 'organization', 'application']).default('person'),
  says: Says.optional(),
  validFrom: Day,
  /** The first day on which it no longer holds. */
  validTo: Day.optional(),
  source: Source.optional(),
  /** false: no document prints it or nobody has checked it: shown as 待核, and never pays. */
  confirmed: z.boolean().default(true),
}

/** yes / no / needs: exactly one of the three. */
export const Eligibility = z.strictObject({
  kind: z.literal('eligibility'),
  ...shared,
  all: z.array(Clause).min(1).optional(),
  any: z.array(Clause).min(1).optional(),
  none: z.array(Clause).min(1).optional(),
})

/** A number by one expression or by a table. Fee, subsidy in whole fen (`money_in_fen`); quota in times or minutes as `unit` says; priority in points. */
export const Amount = z.strictObject({
  kind: z.enum(['quota', 'priority', 'fee', 'subsidy', 'credit', 'amount']),
  ...shared,
  unit: z.enum(['分', '次', '分钟', '小时', '天', '月', '积分', '张', '人', '%']).optional(),
  /** A quota counts by whom and over which window. */
  per: z
    .strictObject({ of: z.string().min(1), window: z.enum(['自然年', '自然月', '自然周', '学年', '一次性', '滚动十二个月']) })
    .optional(),
  value: z.union([z.number(), z.string().min(1)]).optional(),
  inputs: z.array(z.string().min(1)).min(1).optional(),
  hitPolicy: AmountPolicy.optional(),
  rules: z.array(Row).min(1).optional(),
})

/** A rule of one period, as a file or an officer writes it. `districts/CODE-NAME/rules/FILE.yaml` holds them by name; several periods of one rule are a list. */
export const Rule = z.discriminatedUnion('kind', [Eligibility, Amount])
export type Rule = z.infer<typeof Rule>
export type Eligibility = z.infer<typeof Eligibility>
export type Amount = z.infer<typeof Amount>

/** A fact that a rule names before the feature that will supply it is there: every rule that asks for it answers *needs*. */
export const AwaitedFact = z.strictObject({
  name: z.string().min(1),
  en: z.string().min(1),
  type: z.enum(['number', 'text', 'boolean', 'date']),
  about: shared.about,
  /** Of a number: only whole ones, and none below `low`. */
  whole: z.literal(true).optional(),
  low: z.number().int().optional(),
  /** The feature that will supply it, in the house's names: assessments, sessions … */
  from: z.string().min(1),
})
export type AwaitedFact = z.infer<typeof AwaitedFact>
