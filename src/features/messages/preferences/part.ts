import { definePart, type Part } from '../../../platform/feature-parts.ts'
import type { Speech } from '../speech.ts'
import { preferenceRoutes } from './routes.ts'

/** What this room registers: how somebody wants to be told. */
export const preferencesPart = (speech: Speech): Part => definePart({ routes: preferenceRoutes(speech) })
