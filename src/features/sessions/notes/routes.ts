import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { staff } from '../policy.ts'
import { DistrictParams, Made, RecordParams } from '../shapes.ts'
import { handOverNote, listNoteHeads, listOwnNotes, openNote, writeNote } from './actions.ts'
import { HandOver, NewNote, NoteHeads, OpenNote, OwnNotes, OwnNotesQuery } from './contract.ts'

const at = (path: string) => `/districts/{district}/${path}`
/** An account opens what was sealed to it, whatever it is today; what is written is the provider's. */
const one = { scope: staff, params: RecordParams } as const
const ofProvider = { scope: ['provider'], params: RecordParams } as const

/** Sealed notes over HTTP. */
export const noteRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'listNoteHeads',
      method: 'get',
      ...ofProvider,
      path: at('bookings/{id}/notes'),
      summary: '一次预约有几份咨询记录（不含内容）',
    },
    reply: NoteHeads,
    run: (ctx, { params }) => listNoteHeads(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'writeNote',
      method: 'post',
      ...ofProvider,
      path: at('bookings/{id}/notes'),
      summary: '写一份封存的咨询记录，只有本人能打开',
    },
    ...{ body: NewNote, reply: Made, status: 201 },
    run: (ctx, { params, body }) => writeNote(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'listOwnNotes', method: 'get', scope: staff, path: at('session-notes'), summary: '本人能打开的咨询记录' },
    ...{ params: DistrictParams, query: OwnNotesQuery, reply: OwnNotes },
    run: (ctx, { query }) => listOwnNotes(ctx, query),
  }),
  endpoint({
    ...{ id: 'openNote', method: 'get', ...one, path: at('session-notes/{id}'), summary: '打开一份咨询记录' },
    reply: OpenNote,
    run: (ctx, { params }) => openNote(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'handOverNote',
      method: 'post',
      ...one,
      path: at('session-notes/{id}/handover'),
      summary: '经本人同意，把咨询记录移交另一名咨询师',
    },
    ...{ body: HandOver, reply: Made },
    run: (ctx, { params, body }) => handOverNote(ctx, params.id, body),
  }),
]
