import { z } from 'zod'

/** Shapes that several rooms of this feature share. */

export const Day = z.iso.date({ error: 'a day, YYYY-MM-DD' })
export const Id = z.uuid({ error: 'an id' })
export const DistrictParams = z.object({ district: z.string().regex(/^\d{6}$/) })
export const RecordParams = DistrictParams.extend({ id: Id })

/** Which plan (absent: the district's current one) and as of which day; `corrected` shows that day with what has been learnt since. */
export const BoardQuery = z.object({
  plan: Id.optional(),
  asOf: Day.optional(),
  corrected: z.enum(['0', '1']).optional(),
})

export const Reason = z.object({ reason: z.string().trim().min(2, 'at least two characters').max(500) })

/** Ids of files kept before by `POST /files`. */
export const Evidence = z.array(Id).max(10)

export const EvidenceFile = z.object({ id: Id, name: z.string(), mediaType: z.string(), bytes: z.number() })

export const DepartmentRef = z.object({ id: z.string(), name: z.string() })

/** Who did something, and when. */
export const Deed = z.object({ name: z.string(), at: z.iso.datetime() })
