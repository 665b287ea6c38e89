import { z } from 'zod'
import { Id, Instant } from '../shapes.ts'

/** What a counsellor writes down after a talk; sealed, and opened by nobody else. */
export const NewNote = z.object({ text: z.string().trim().min(1, 'what was talked about').max(20_000) })
export type NewNote = z.output<typeof NewNote>

/** That a note was written, when and by whom: counted without being opened. */
export const NoteHead = z.object({
  id: Id,
  booking: Id,
  service: z.string(),
  serviceName: z.string(),
  writtenAt: Instant,
  writerName: z.string(),
})
export type NoteHead = z.infer<typeof NoteHead>
export const NoteHeads = z.object({ notes: z.array(NoteHead) })

/** A note that the reader may open: one of their own, or one handed over to them. `givenByName`: who handed it over; null for one of their own. */
export const OwnNote = NoteHead.extend({
  person: Id,
  personName: z.string(),
  own: z.boolean(),
  givenByName: z.string().nullable(),
})
export type OwnNote = z.infer<typeof OwnNote>
export const OwnNotes = z.object({ notes: z.array(OwnNote) })
export const OpenNote = OwnNote.extend({ text: z.string() })
export type OpenNote = z.infer<typeof OpenNote>
export const OwnNotesQuery = z.object({ person: Id.optional() })

/** To which counsellor: the user name of their account. */
export const HandOver = z.object({ to: z.string().trim().min(3, 'the user name of the counsellor').max(200) })
export type HandOver = z.output<typeof HandOver>
