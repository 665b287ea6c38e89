import { z } from 'zod'
import { Problem } from '../../platform/problem.ts'
import { RuleName } from '../../platform/rules/document/contract.ts'
import { SessionChannel, Time } from './shapes.ts'

/**
 * What this engine reads of a service's `settings` in the catalogue; a district writes only what differs. Numbers nobody printed are here so that a district
 * can change them by data, never in code.
 */
export const SessionSettings = z.object({
  /** How long a session is, in minutes, unless its schedule says otherwise. */
  minutes: z.number().int().min(5).max(1440).default(120),
  /** Days before the session on which booking opens, and at what time. */
  opensDays: z.number().int().min(0).max(366).default(14),
  opensAt: Time.default('09:00'),
  /** Minutes before the start until which one may book, and until which one may cancel without it counting. */
  closesMinutes: z.number().int().min(0).max(43200).default(60),
  cancelMinutes: z.number().int().min(0).max(43200).default(720),
  /** How long a place is kept while a form is filled in, and how long a freed one waits for an answer. */
  holdMinutes: z.number().int().min(1).max(60).default(5),
  offerMinutes: z.number().int().min(10).max(2880).default(120),
  /** Between which times of day those minutes pass: nobody has to answer at night. */
  offerHours: z
    .object({ from: Time, until: Time })
    .refine(({ from, until }) => from < until, 'from a time to a later one of the same day')
    .default({ from: '08:00', until: '21:00' }),
  /** A rule that says no after too many absences (it may ask for 近90日爽约). */
  penalty: RuleName.optional(),
  /** Whose free sessions are counted: each person's, or together those of the family that lives together. */
  per: z.enum(['person', 'family']).default('person'),
  /** Where it is held, unless its schedule says otherwise. */
  channel: SessionChannel.default('onsite'),
  /** A course: one enrolment for all its meetings, a draw when more apply than there is room for. */
  series: z.boolean().default(false),
  /** What a record of it counts as: a contact of parenting guidance, a baby room, other care, a bath, a talk with a counsellor, a check, a lesson. */
  counts: z
    .enum([
      'care',
      'baby_room',
      'guidance',
      'bath',
      'counselling',
      'exercise',
      'check',
      'course',
      'training',
      'event',
      'day_care',
    ])
    .default('event'),
  /** Whose it is: the whole district's (区级活动), or that of the street where it is held. */
  level: z.enum(['district', 'street']).default('street'),
  /** Notes only their writer can open. */
  sealedNotes: z.boolean().default(false),
  /** Measures a check records of a person: 收缩压 mmHg … */
  measures: z.array(z.object({ name: z.string().min(1).max(20), unit: z.string().max(12) })).default([]),
  /** The rule with the least number of contacts a family and year: a floor to be reached. Of a district it is the one that its first service of guidance names, by id. */
  atLeast: RuleName.optional(),
  /** Contacts held so count towards it, whatever service they were of; absent: however they were held. */
  atLeastChannels: z.array(SessionChannel).min(1).optional(),
})
export type SessionSettings = z.infer<typeof SessionSettings>

/** The settings of a service in the catalogue. Its own rules that this engine does not know (strings an earlier document wrote) are ignored. Problem: 422 `service_settings_unreadable`. */
export function settingsOf(entry: { id: string; settings?: Record<string, unknown> | undefined }): SessionSettings {
  const read = SessionSettings.safeParse(entry.settings ?? {})
  if (!read.success)
    throw new Problem(422, 'service_settings_unreadable', {
      service: entry.id,
      fields: read.error.issues.map(({ path }) => path.join('.')).join('、'),
    })
  return read.data
}
