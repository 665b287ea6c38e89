import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { partsTogether } from '../../platform/feature-parts.ts'
import { part as attendancePart } from './attendance/part.ts'
import { part as bookingsPart } from './bookings/part.ts'
import { part as calendarPart } from './calendar/part.ts'
import { part as countingPart } from './counting/part.ts'
import { part as demoPart } from './demo/part.ts'
import { part as deskPart } from './desk/part.ts'
import { part as measuresPart } from './measures/part.ts'
import { part as migratingPart } from './migrating/part.ts'
import { part as notesPart } from './notes/part.ts'
import { part as noticesPart } from './notices/part.ts'
import { part as residentPart } from './resident/part.ts'
import { part as schedulesPart } from './schedules/part.ts'
import { part as seriesPart } from './series/part.ts'
import { part as slotsPart } from './slots/part.ts'
import { seedStandards } from './standards.ts'
import { part as usePart } from './use/part.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** A place at a time: schedules make slots, bookings hold places in them, queues are fair, free sessions end at their cap. */
export const sessions = defineFeature({
  name: 'sessions',
  floor: 'engine',
  migrations: resolve(import.meta.dirname, 'migrations'),
  ...partsTogether([
    { words: { zh, en }, seed: seedStandards },
    schedulesPart,
    slotsPart,
    bookingsPart,
    attendancePart,
    noticesPart,
    calendarPart,
    residentPart,
    seriesPart,
    notesPart,
    measuresPart,
    migratingPart,
    demoPart,
    deskPart,
    countingPart,
    usePart,
  ]),
})
