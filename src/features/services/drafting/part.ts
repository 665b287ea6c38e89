import { definePart } from '../../../platform/feature-parts.ts'
import { serviceDrafts } from '../catalogue/editing/drafted.ts'
import { ruleDrafts } from '../rulebook/drafted.ts'
import { previewJob, runImpact } from './impact.ts'

/** What may be drafted, by its kind. */
export const kinds = { rule: ruleDrafts, service: serviceDrafts }

/** What this room registers: the job that goes through the register for a preview. */
export const part = definePart({ jobs: { [previewJob]: (ctx, { impact = '' }) => runImpact(ctx, kinds, impact) } })
