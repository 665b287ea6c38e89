import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { staff } from '../policy.ts'
import { Made, Reason, RecordParams } from '../shapes.ts'
import { readContacts } from './contacts.ts'
import { AttendanceAnswer, AttendanceBatch, Contacts, Corrected, Correction, Inside, Room, Settled } from './contract.ts'
import { correctAttendance } from './correcting.ts'
import { listPickupPersons, namePickupPerson, withdrawPickupPerson } from './fetching/actions.ts'
import { NewPickupPerson, PickupList, PickupPerson } from './fetching/contract.ts'
import { readInside } from './inside.ts'
import { recordAttendance } from './recording.ts'
import { readRoom } from './room.ts'
import { Acknowledged, CareRecord, NewDayNote, NewInjury, NewSafety, Safety } from './safety/contract.ts'
import { readCareRecord } from './safety/reading.ts'
import { acknowledgeInjury, recordInjury, withdrawInjury, writeDayNote } from './safety/recording.ts'
import { readSafety, tellSafety } from './safety/telling.ts'
import { declareSettled } from './settling.ts'

const at = (path: string) => `/districts/{district}/${path}`
const forStaff = { scope: staff, params: RecordParams } as const
const signedIn = { scope: 'signed_in', params: RecordParams } as const

/** The room, over HTTP: for those who look after it. */
const roomRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'readRoom', method: 'get', ...forStaff, path: at('slots/{id}/room') },
    ...{ summary: '现场：名单、过敏与许可、到离、可接走的人、实时人员比例', reply: Room },
    run: (ctx, { params }) => readRoom(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'recordAttendance', method: 'post', ...forStaff, path: at('slots/{id}/attendance') },
    ...{ summary: '记录到场、离场、撤回与照护人数；断网后可乱序、重复补传', body: AttendanceBatch, reply: AttendanceAnswer },
    run: (ctx, { params, body }) => recordAttendance(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'declareSettled', method: 'post', ...forStaff, path: at('slots/{id}/settlement') },
    ...{ summary: '确认一场的到场记录已齐，未到者记为未到', body: Reason, reply: Settled },
    run: (ctx, { params, body }) => declareSettled(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'correctAttendance', method: 'post', ...forStaff, path: at('bookings/{id}/correction') },
    ...{ summary: '七日内更正到场或未到，注明缘由', body: Correction, reply: Corrected },
    run: (ctx, { params, body }) => correctAttendance(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'readContacts', method: 'get', ...forStaff, path: at('bookings/{id}/contacts') },
    ...{ summary: '联系谁：监护人与授权接送人的电话，每次留痕', reply: Contacts },
    run: (ctx, { params }) => readContacts(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'readInside', method: 'get', ...forStaff, path: at('facilities/{id}/inside') },
    ...{ summary: '此刻楼内有谁：消防清点名单', reply: Inside },
    run: (ctx, { params }) => readInside(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'recordInjury', method: 'post', ...forStaff, path: at('slots/{id}/injuries'), status: 201 },
    ...{ summary: '记录受伤并告知监护人', body: NewInjury, reply: Made },
    run: (ctx, { params, body }) => recordInjury(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawInjury', method: 'post', ...forStaff, path: at('injuries/{id}/withdrawal') },
    ...{ summary: '撤回误记的受伤', body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawInjury(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'writeDayNote', method: 'post', ...forStaff, path: at('slots/{id}/day-notes'), status: 201 },
    ...{ summary: '写给家长的一日小记', body: NewDayNote, reply: Made },
    run: (ctx, { params, body }) => writeDayNote(ctx, params.id, body),
  }),
]

/** What guardians keep and read, over HTTP. */
const guardianRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listPickupPersons', method: 'get', ...signedIn, path: at('persons/{id}/pickup-persons') },
    ...{ summary: '谁可以接走：监护人与授权接送人', reply: PickupList },
    run: (ctx, { params }) => listPickupPersons(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'namePickupPerson', method: 'post', ...signedIn, path: at('persons/{id}/pickup-persons'), status: 201 },
    ...{ summary: '指定一名接送人', body: NewPickupPerson, reply: PickupPerson },
    run: (ctx, { params, body }) => namePickupPerson(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawPickupPerson', method: 'post', ...signedIn, path: at('pickup-persons/{id}/withdrawal') },
    ...{ summary: '撤回一名接送人', reply: Made },
    run: (ctx, { params }) => withdrawPickupPerson(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'readSafety', method: 'get', ...signedIn, path: at('persons/{id}/safety') },
    ...{ summary: '过敏、特别照护与许可', reply: Safety },
    run: (ctx, { params }) => readSafety(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'tellSafety', method: 'put', ...signedIn, path: at('persons/{id}/safety') },
    ...{ summary: '告知过敏、特别照护与许可', body: NewSafety, reply: Safety },
    run: (ctx, { params, body }) => tellSafety(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'readCareRecord', method: 'get', ...signedIn, path: at('persons/{id}/care-record') },
    ...{ summary: '在园受伤与一日小记，供监护人查看', reply: CareRecord },
    run: (ctx, { params }) => readCareRecord(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'acknowledgeInjury', method: 'post', ...signedIn, path: at('injuries/{id}/acknowledgement') },
    ...{ summary: '监护人签收一次受伤告知', reply: Acknowledged },
    run: (ctx, { params }) => acknowledgeInjury(ctx, params.id),
  }),
]

/** Attendance over HTTP. */
export const attendanceRoutes: Endpoint[] = [...roomRoutes, ...guardianRoutes]
