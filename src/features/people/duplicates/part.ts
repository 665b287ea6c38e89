import { definePart } from '../../../platform/feature-parts.ts'

/** What this room registers. */
export const part = definePart({ jobs: { 'people.find_duplicates': async () => {} } })
