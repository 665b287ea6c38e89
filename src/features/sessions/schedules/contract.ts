import { z } from 'zod'
import { Day, Id, NurseryClass, ServiceId, SessionChannel, Time } from '../shapes.ts'

/** A schedule to be published: what a service's settings say may be left out. Ages in months, half-open; `endsOn` is the first day without. */
export const NewSchedule = z.object({
  service: ServiceId,
  facility: Id,
  name: z.string().trim().min(1, 'a name, such as 上午场').max(60),
  room: z.string().trim().max(60).default(''),
  class: NurseryClass.optional(),
  channel: SessionChannel.optional(),
  /** RFC 5545 without DTSTART: FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR */
  rrule: z.string().trim().min(6).max(300),
  startsOn: Day,
  endsOn: Day.optional(),
  startsAt: Time,
  minutes: z.number().int().min(5).max(1440).optional(),
  workingDaysOnly: z.boolean().default(false),
  capacity: z.number().int().min(1).max(2000),
  staff: z.number().int().min(0).max(200).optional(),
  ageFrom: z.number().int().min(0).max(1500).optional(),
  ageTo: z.number().int().min(1).max(1500).optional(),
  opensDays: z.number().int().min(0).max(366).optional(),
  opensAt: Time.optional(),
  closesMinutes: z.number().int().min(0).max(43200).optional(),
  cancelMinutes: z.number().int().min(0).max(43200).optional(),
})
export type NewSchedule = z.output<typeof NewSchedule>

export const Schedule = z.object({
  ...{
    id: Id,
    service: z.string(),
    facility: Id,
    facilityName: z.string(),
    series: Id.nullable(),
    name: z.string(),
    room: z.string(),
  },
  ...{
    class: NurseryClass.nullable(),
    channel: SessionChannel,
    rrule: z.string(),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
  },
  ...{
    startsAt: z.string(),
    minutes: z.number(),
    workingDaysOnly: z.boolean(),
    capacity: z.number(),
    staff: z.number().nullable(),
  },
  ...{ ageFrom: z.number().nullable(), ageTo: z.number().nullable(), opensDays: z.number(), opensAt: z.string() },
  ...{ closesMinutes: z.number(), cancelMinutes: z.number(), madeUntil: z.string(), madeByName: z.string() },
})
export type Schedule = z.infer<typeof Schedule>

export const MadeSchedule = z.object({ id: Id, slots: z.number().int() })
export const ScheduleList = z.object({ schedules: z.array(Schedule) })
export const ScheduleQuery = z.object({
  service: ServiceId.optional(),
  facility: Id.optional(),
  ended: z.stringbool().optional(),
})
export type ScheduleQuery = z.output<typeof ScheduleQuery>

/** Ends a schedule: no meeting from the day on. Meetings that somebody booked are cancelled, with the reason they are told. */
export const ScheduleEnd = z.object({ on: Day, why: z.string().trim().min(2, 'at least two characters').max(500) })
export type ScheduleEnd = z.output<typeof ScheduleEnd>
