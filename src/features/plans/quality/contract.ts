import { z } from 'zod'
import { DepartmentRef } from '../shapes.ts'

/**
 * What keeps a number from being trusted. to_confirm: the document does not print what kind of number it is (待核); without_lead: nobody is
 * named to report; not_reported, stale: no value, or too old a one; not_counted_yet: reported by hand until records can count it; missing_facts:
 * counted, but rows lack a needed fact.
 */
export const qualityFaults = ['to_confirm', 'without_lead', 'not_reported', 'stale', 'not_counted_yet', 'missing_facts'] as const

export const QualityLine = z.object({
  key: z.string(),
  name: z.string(),
  domain: z.string(),
  fault: z.enum(qualityFaults),
  /** What exactly: the reason for 待核, the day of the last value, the counter to come. */
  what: z.string(),
  /** Rows that lack a fact, for counted numbers. */
  missing: z.number(),
  /** Who mends it. */
  owners: z.array(DepartmentRef),
})
export const Quality = z.object({
  asOf: z.iso.date(),
  indicators: z.number(),
  /** Indicators without any fault. */
  sound: z.number(),
  lines: z.array(QualityLine),
})
export type Quality = z.infer<typeof Quality>
