import { z } from 'zod'

/** Something the caller should do. `kind` is a word's key; `href` opens it. */
export const WorkItem = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  subject: z.string(),
  /** The subject as a sentence, where it is one. */
  said: z.object({ key: z.string(), values: z.record(z.string(), z.unknown()).optional() }).optional(),
  dueOn: z.iso.date().nullable(),
  href: z.string(),
  urgent: z.boolean(),
})
export const MyWork = z.object({ today: z.iso.date(), items: z.array(WorkItem) })
export type MyWork = z.infer<typeof MyWork>

export const SearchQuery = z.object({ words: z.string().trim().max(60) })
export const SearchHit = z.object({ kind: z.string(), title: z.string(), note: z.string(), href: z.string(), rank: z.number() })
export const SearchHits = z.object({ hits: z.array(SearchHit) })
