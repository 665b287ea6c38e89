import { z } from 'zod'
import { parseYaml } from '../../platform/settings-file.ts'
import { indicatorKinds } from './rules/definition.ts'
import { type StatusFigures as Figures, publishedFigures } from './rules/figures.ts'

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a lower-case ascii id such as minzheng')
const CounterKey = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/, 'expected a counter key such as beds.nursing')
const Days = z.number().int().min(0).max(3660)

/** Who a printed name stands for. `streets` is a group name (各街镇): one line per street office, not one department. */
export const DepartmentSetting = z.strictObject({
  id: Id,
  name: z.string().min(2),
  english: z.string().min(2),
  kind: z.enum(['department', 'streets', 'company']).default('department'),
  /** Other names of the same department that documents print. */
  aliases: z.array(z.string().min(2)).default([]),
  /** For `streets`: which offices are meant; `unknown` where the document names none and a person must choose. */
  members: z
    .union(
      [z.enum(['all', 'towns', 'unknown']), z.array(z.string()).min(1)],
      'expected all, towns, unknown or a list of street names',
    )
    .optional(),
  unsure: z.string().min(2).optional(),
})

/** What kind of number an indicator is; see `rules/definition.ts`. */
export const IndicatorKind = z.enum(indicatorKinds)

/** Whom a floor is promised to, and within which window; without a window it stands on any day. */
export const FloorPer = z.strictObject({
  of: z.enum(['child', 'family', 'newborn', 'elder', 'street', 'worker', 'facility', 'venue', 'village', 'town']),
  window: z.enum(['year', 'month', 'week']).optional(),
})

/** How one indicator of the plan is read: the kind of number, where the number comes from, and what a person still has to settle. */
export const IndicatorSetting = z
  .strictObject({
    kind: IndicatorKind,
    /** Only for `handed_down`: the kind of number once the city's figure is there. */
    becomes: IndicatorKind.exclude(['handed_down']).optional(),
    per: FloorPer.optional(),
    /** Which way is better; left out where the operator or the base tells. `within`: both edges of a range bind. */
    direction: z.enum(['up', 'down', 'within']).optional(),
    /** For targets in words about a number: 下降 means lower than the base. */
    trend: z.enum(['falling']).optional(),
    /** How far from the figure 左右 still reaches, in the indicator's unit. */
    tolerance: z.number().min(0).optional(),
    /** An officer of a lead department reports the value with evidence, another person approves it. */
    reported: z.literal(true).optional(),
    counter: CounterKey.optional(),
    ratio: z.tuple([CounterKey, CounterKey]).optional(),
    /** Turns the counted figure into the plan's unit: 100 for per cent, 1000 for per thousand, 0.0001 for 万. */
    times: z.number().positive().optional(),
    filter: z.record(z.string(), z.string()).optional(),
    /** The counter is named but no feature counts it yet; the value is reported until one does. */
    pending: z.literal(true).optional(),
    /** 待核: what the document does not print, in words for the officer. */
    unsure: z.string().min(2).optional(),
  })
  .superRefine((it, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if ((it.kind === 'handed_down') !== (it.becomes !== undefined))
      refuse('becomes', 'expected with kind handed_down, and only there')
    if ((it.kind === 'floor') !== (it.per !== undefined)) refuse('per', 'expected with kind floor, and only there')
    if (it.counter && it.ratio) refuse('ratio', 'expected either counter or ratio, not both')
    const counted = it.counter !== undefined || it.ratio !== undefined
    if (!counted && !it.reported) refuse('reported', 'expected a source: reported: true, a counter or a ratio')
    if (it.pending && !(counted && it.reported)) refuse('pending', 'expected a named counter and reported: true until it exists')
    if (!counted && (it.times !== undefined || it.filter)) refuse('times', 'expected only with a counter or a ratio')
  })

/** The figures of the published status rule; what is left out is as published. Each one is explained in `rules/figures.ts`. */
export const StatusFigures = z.strictObject({
  ok: z.number().gt(0).max(2).default(publishedFigures.ok),
  lagging: z.number().gt(0).max(2).default(publishedFigures.lagging),
  aroundShare: z.number().min(0).max(0.2).default(publishedFigures.aroundShare),
  finalWithinDays: Days.default(publishedFigures.finalWithinDays),
  staleAfterDays: Days.default(publishedFigures.staleAfterDays),
  withinYear: z.enum(['pro_rata', 'year_end']).default(publishedFigures.withinYear),
  forecastPoints: z.number().int().min(3).default(publishedFigures.forecastPoints),
  forecastLevel: z.number().gt(0).lt(1).default(publishedFigures.forecastLevel),
}) satisfies z.ZodType<Figures>

/** A district's settings file: what the plan leaves to the district, or does not print. */
export const DistrictSettings = z
  .strictObject({
    name: z.string().regex(/^.+[区县市]$/, 'expected the district’s name, such as 青浦区'),
    plan: z.strictObject({
      file: z.string().regex(/^plans\/.+\.json$/, 'expected plans/….json'),
      /** Under which name rules cite the plan, where the document prints no title. */
      cited: z.string().min(4).optional(),
    }),
    streets: z.strictObject({ counts: z.array(z.string().min(2)).min(1) }),
    status: StatusFigures.prefault({}),
    departments: z.array(DepartmentSetting).min(1),
    indicators: z.record(z.string().regex(/^(养老|托育)\/[1-9]\d*$/, 'expected a key such as 养老/1'), IndicatorSetting),
  })
  .superRefine((it, ctx) => {
    if (it.status.lagging > it.status.ok)
      ctx.addIssue({ code: 'custom', path: ['status', 'lagging'], message: 'expected at most status.ok' })
    const seen = new Map<string, string>()
    it.departments.forEach((department, at) => {
      for (const name of [department.id, department.name, ...department.aliases]) {
        const holder = seen.get(name)
        if (holder) ctx.addIssue({ code: 'custom', path: ['departments', at], message: `${name} already names ${holder}` })
        seen.set(name, department.id)
      }
      if ((department.kind === 'streets') !== (department.members !== undefined))
        ctx.addIssue({
          code: 'custom',
          path: ['departments', at, 'members'],
          message: 'expected with kind streets, and only there',
        })
    })
  })
export type DistrictSettings = z.infer<typeof DistrictSettings>
export type DepartmentSetting = z.infer<typeof DepartmentSetting>
export type IndicatorSetting = z.infer<typeof IndicatorSetting>

/** Reads a `settings.yaml`; throws a SettingsProblem that names every fault with its path and line. */
export function parseDistrictSettings(text: string, file = 'settings.yaml'): DistrictSettings {
  return parseYaml(text, DistrictSettings, file)
}
