import { definePart } from '../../../platform/feature-parts.ts'

/** What this room registers: nothing. The rows it makes up are written by `src/generate`, as the owner of the database. */
export const part = definePart({})
