import { definePart, type Part } from '../../../platform/feature-parts.ts'
import type { Speech } from '../speech.ts'
import { demonstrateMessages } from './make.ts'

/** What this room registers. */
export const demoPart = (speech: Speech): Part => definePart({ demo: (ctx) => demonstrateMessages(ctx, speech) })
