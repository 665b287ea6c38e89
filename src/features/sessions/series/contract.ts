import { z } from 'zod'
import { BookingChannel, Day, Id, Instant, ServiceId, Time } from '../shapes.ts'

/** When a course meets, beside its capacity and ages: the RRULE of RFC 5545 without DTSTART; `endsOn` is the first day without. */
const Meetings = z.object({
  rrule: z.string().trim().min(6).max(300),
  startsOn: Day,
  endsOn: Day,
  startsAt: Time,
  minutes: z.number().int().min(5).max(1440).optional(),
  room: z.string().trim().max(60).default(''),
  workingDaysOnly: z.boolean().default(true),
})

/** A course of a term (学期). People apply on the days `[applyFrom, applyUntil)`; it is drawn on `drawOn`. Ages in months, half-open. */
export const NewSeries = z.object({
  service: ServiceId,
  facility: Id,
  term: z.string().trim().min(2, 'a term, such as 2025 秋季').max(30),
  title: z.string().trim().min(1, 'a title').max(60),
  teacher: z.string().trim().max(60).default(''),
  about: z.string().trim().max(1000).default(''),
  capacity: z.number().int().min(1).max(2000),
  ageFrom: z.number().int().min(0).max(1500).optional(),
  ageTo: z.number().int().min(1).max(1500).optional(),
  applyFrom: Day,
  applyUntil: Day,
  drawOn: Day,
  /** One line for each time of the week. */
  meetings: z.array(Meetings).min(1, 'when it meets').max(7),
})
export type NewSeries = z.output<typeof NewSeries>

/** `commitment` is the SHA-256 of the seed that the draw will use: keep it, and check the draw by it. */
export const MadeSeries = z.object({ id: Id, meetings: z.number().int(), commitment: z.string() })
export type MadeSeries = z.infer<typeof MadeSeries>

export const SeriesState = z.enum(['announced', 'open', 'closed', 'drawn', 'running', 'over', 'cancelled'])
export type SeriesState = z.infer<typeof SeriesState>

/** A course as everybody sees it. Counts are of applications, never of names. */
export const Series = z.object({
  ...{ id: Id, service: z.string(), serviceName: z.string(), term: z.string(), title: z.string(), teacher: z.string() },
  ...{ about: z.string(), facility: Id, facilityName: z.string(), address: z.string(), phone: z.string().nullable() },
  ...{ street: z.string(), lon: z.number().nullable(), lat: z.number().nullable() },
  ...{ capacity: z.number().int(), ageFrom: z.number().nullable(), ageTo: z.number().nullable() },
  ...{ applyFrom: Day, applyUntil: Day, drawOn: Day, startsOn: Day, endsOn: Day, state: SeriesState },
  ...{ applied: z.number().int(), enrolled: z.number().int(), waiting: z.number().int() },
  ...{ commitment: z.string(), why: z.string().nullable() },
})
export type Series = z.infer<typeof Series>
export const SeriesList = z.object({ series: z.array(Series) })

export const SeriesDetail = Series.extend({
  meetings: z.array(z.object({ slot: Id, startsAt: Instant, endsAt: Instant, room: z.string(), cancelled: z.boolean() })),
})
export type SeriesDetail = z.infer<typeof SeriesDetail>

export const SeriesQuery = z.object({
  service: ServiceId.optional(),
  facility: Id.optional(),
  term: z.string().trim().max(30).optional(),
  /** Only those that one may apply for today. */
  open: z.stringbool().optional(),
  /** Those that are over, too. */
  over: z.stringbool().optional(),
})
export type SeriesQuery = z.output<typeof SeriesQuery>

/** The draw, so that anybody can compute it again: `digest` is SHA-256 of the UTF-8 text of `seed` followed by `application`. Before the draw the seed is null. */
export const Draw = z.object({
  ...{ series: Id, algorithm: z.string(), commitment: z.string(), seed: z.string().nullable(), drawnAt: Instant.nullable() },
  capacity: z.number().int(),
  results: z.array(
    z.object({
      ...{ application: Id, group: z.number().int(), digest: z.string(), rank: z.number().int() },
      /** Whether the rank lies within the capacity. */
      place: z.boolean(),
    }),
  ),
})
export type Draw = z.infer<typeof Draw>

/** Applies for a person. At the counter or on the telephone, where an officer does; staff may override a rule and say why. */
export const NewApplication = z.object({
  person: Id,
  channel: BookingChannel.exclude(['import', 'online']).optional(),
  overrideWhy: z.string().trim().min(2, 'at least two characters').max(500).optional(),
})
export type NewApplication = z.output<typeof NewApplication>
export const NewSeriesApplication = NewApplication.extend({ series: Id })

/** `applied`: before the draw; `waiting`: no place yet; `passed`: it could not be given, or the course was cancelled. */
export const ApplicationState = z.enum(['applied', 'waiting', 'enrolled', 'withdrawn', 'left', 'passed'])
export type ApplicationState = z.infer<typeof ApplicationState>

/** An application as the person sees it. `place` is the place among those who wait, from 1; `share` the part of the meetings held that they came to. */
export const Application = z.object({
  ...{ id: Id, series: Id, title: z.string(), term: z.string(), service: z.string(), serviceName: z.string() },
  ...{ facility: Id, facilityName: z.string(), address: z.string(), phone: z.string().nullable() },
  ...{ person: Id, personName: z.string(), state: ApplicationState, rank: z.number().int().nullable() },
  ...{ place: z.number().int().nullable(), appliedAt: Instant, applyUntil: Day, drawOn: Day, startsOn: Day, endsOn: Day },
  ...{ feeFen: z.number().nullable(), feeConfirmed: z.boolean(), why: z.string().nullable(), mayLeave: z.boolean() },
  attendance: z.object({
    ...{ coming: z.number().int(), attended: z.number().int(), absent: z.number().int(), skipped: z.number().int() },
    share: z.number().nullable(),
  }),
})
export type Application = z.infer<typeof Application>
export const PersonSeries = z.object({ person: Id, applications: z.array(Application) })
export type PersonSeries = z.infer<typeof PersonSeries>

/** Who is in a course, for those who run it: the brief and the attendance. */
export const Roster = z.object({
  series: Id,
  applications: z.array(
    Application.pick({
      id: true,
      person: true,
      personName: true,
      state: true,
      rank: true,
      attendance: true,
      appliedAt: true,
    }).extend({ age: z.number().nullable(), phone: z.string().nullable(), channel: BookingChannel }),
  ),
})
export type Roster = z.infer<typeof Roster>

/** Why somebody gives up: optional for the person. */
export const Leaving = z.object({ why: z.string().trim().min(2, 'at least two characters').max(500).optional() })
export type Leaving = z.output<typeof Leaving>
