import { z } from 'zod'
import { Id } from '../shapes.ts'

/** What comes over from an older system: free sessions used (`used`) or left (`remaining`) in a window; places in queues with the time of asking (`queue`). */
export const MigrationKind = z.enum(['used', 'remaining', 'queue'])
export type MigrationKind = z.infer<typeof MigrationKind>

/** What the file holds, and which system or list it comes from; the file beside it. */
export const NewMigration = z.object({
  kind: MigrationKind,
  document: z.string().trim().min(2, 'which list or system it comes from').max(200),
})
export type NewMigration = z.output<typeof NewMigration>

/** A row that cannot be taken in: where it is, what stood there (numbers masked), and why. */
export const MigrationFault = z.object({ row: z.number().int(), field: z.string(), value: z.string(), reason: z.string() })
export type MigrationFault = z.infer<typeof MigrationFault>

/** What a good row will write: free sessions used from now on, or a turn in a queue. `was`: what is there now. */
export const MigrationLine = z.object({
  ...{ row: z.number().int(), person: Id, personName: z.string(), service: z.string(), serviceName: z.string() },
  ...{ window: z.string().nullable(), used: z.number().int().nullable(), was: z.number().int().nullable() },
  ...{
    facilityName: z.string().nullable(),
    startsAt: z.string().nullable(),
    askedAt: z.string().nullable(),
    turn: z.number().int().nullable(),
  },
})
export type MigrationLine = z.infer<typeof MigrationLine>

/** `waiting` to be checked; `checked`: to be signed off by another officer; `signed`: about to count; `done`. */
export const Migration = z.object({
  ...{ id: Id, kind: MigrationKind, fileName: z.string(), document: z.string() },
  state: z.enum(['waiting', 'checked', 'signed', 'done', 'failed', 'dropped']),
  ...{ rows: z.number().int().nullable(), good: z.number().int(), same: z.number().int(), bad: z.number().int() },
  ...{ failure: z.string().nullable(), failureDetails: z.record(z.string(), z.unknown()) },
  ...{ madeByName: z.string(), madeAt: z.string(), checkedAt: z.string().nullable() },
  ...{ signedByName: z.string().nullable(), signedAt: z.string().nullable(), finishedAt: z.string().nullable() },
  /** Whether the reader may sign it off: checked, and brought in by somebody else. */
  maySign: z.boolean(),
})
export type Migration = z.infer<typeof Migration>
export const Migrations = z.object({ migrations: z.array(Migration) })
/** With the faulty rows, the first thousand, and the first two hundred lines that will be written. */
export const MigrationDetail = Migration.extend({ faults: z.array(MigrationFault), lines: z.array(MigrationLine) })
export type MigrationDetail = z.infer<typeof MigrationDetail>
