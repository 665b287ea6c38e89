import { z } from 'zod'
import { Time } from '../facilities/contract.ts'
import { Day, Id, Why } from '../shapes.ts'

const span = { opens: Time.nullable(), closes: Time.nullable() }

/** A day that differs from the week: other hours, or shut all day where both times are null. */
export const NewException = z.object({ on: Day, ...span, why: Why })
export type NewException = z.infer<typeof NewException>

export const OpeningException = z.object({ id: Id, on: Day, ...span, why: z.string() })
export type OpeningException = z.infer<typeof OpeningException>
export const OpeningExceptions = z.object({ exceptions: z.array(OpeningException) })
