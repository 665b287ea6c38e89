import { z } from 'zod'

/** Whose data, and whether a run only counts. */
export const PersonParams = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid({ error: 'an id' }) })
export const NewRun = z.object({ dry: z.boolean() })
