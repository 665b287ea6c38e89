import { z } from 'zod'
import { DistrictParams, Id, Layer } from '../../shapes.ts'

const Text = z.string().min(1).max(50_000)

/** An entry's text as a draft holds it: what stands in `services.yaml`, as YAML; `service` is its id. */
export const EntryText = z.object({ service: z.string().trim().max(100), text: Text })
export type EntryText = z.infer<typeof EntryText>

export const NewEntryDraft = EntryText.extend({ reason: z.string().trim().min(2, 'at least two characters').max(500) })
export type NewEntryDraft = z.infer<typeof NewEntryDraft>

/** One version of an entry that was ever known, with who made it the district's. */
export const ServiceVersion = z.object({
  ...{ id: Id, layer: Layer, hash: z.string(), validFrom: z.string(), validTo: z.string().nullable() },
  ...{ origin: z.enum(['file', 'local']), publishedAt: z.string(), publishedBy: z.string() },
  withdrawn: z.object({ at: z.string(), by: z.string(), why: z.string() }).nullable(),
  text: z.string(),
})
export type ServiceVersion = z.infer<typeof ServiceVersion>

/** All versions of an entry, newest period first, the text that holds today or is the last known, and whether the reader may publish another. */
export const ServiceVersions = z.object({ versions: z.array(ServiceVersion), text: z.string(), mayPublish: z.boolean() })
export type ServiceVersions = z.infer<typeof ServiceVersions>

export const ServiceIdParams = DistrictParams.extend({ service: z.string().max(100) })
