import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { auditOf, xiayang } from '../../people/people.test-support.ts'
import { saidOf } from '../sessions.test-support.ts'
import type { NoteHead, OpenNote, OwnNote } from './contract.ts'
import { notesOwnedBy } from './own.ts'
import { aStation, at } from './station.test-support.ts'
import { ownCopies } from './store.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
  await w.owner.query(
    `update services.service_version set document = jsonb_set(document, '{settings,sealedNotes}', 'true') where district = '310118' and name = 'yundong_jiankang'`,
  )
})
beforeEach(() => w.clock.set('2025-06-30'))

const secret = '谈到亡妻，夜里睡不着。'
const write = (who: Caller, booking: string, text = secret) => who.post(`${at}/bookings/${booking}/notes`, { text })
const consent = async (keeper: Caller, person: string) =>
  expect(
    (await keeper.post(`${at}/persons/${person}/consents`, { purpose: 'care_sharing', paper: '同意书', givenByName: '演示老人' }))
      .status,
  ).toBe(201)

async function aNote() {
  const station = await aStation(w)
  w.clock.set('2025-07-08')
  const reply = await write(station.provider, station.booking)
  expect(reply.status, reply.text).toBe(201)
  return { ...station, note: (reply.body as { id: string }).id }
}

test('a counsellor writes a note, opens it again, and it is on record that they did; the database holds it sealed', async () => {
  const { provider, note, booking, person } = await aNote()
  expect((await provider.get(`${at}/session-notes/${note}`)).body).toMatchObject({
    text: secret,
    booking,
    person,
    own: true,
    personName: '演示老人',
  })
  expect(
    ((await provider.get(`${at}/session-notes?person=${person}`)).body as { notes: OwnNote[] }).notes.map(({ id }) => id),
  ).toEqual([note])
  const { rows } = await w.owner.query('select sealed from sessions.note_copy where note = $1', [note])
  expect(rows[0].sealed.toString('utf8')).not.toContain('亡妻')
  const deeds = await auditOf(w, person)
  expect(deeds.map(({ action }) => action)).toEqual(expect.arrayContaining(['sessions.write_note', 'sessions.open_note']))
  expect(JSON.stringify(deeds)).not.toContain('亡妻')
})

test('nobody else opens it, whatever their role: a colleague, the department, an administrator, the person, a job; its provider sees that it is there', async () => {
  const { note, booking, person, colleague, keeper, self } = await aNote()
  const all = [colleague, keeper, await w.as('street_officer', { street: '310118001' })]
  for (const who of all)
    expect([who.username, (await who.get(`${at}/session-notes/${note}`)).status]).toEqual([who.username, 404])
  for (const who of all) expect((await who.get(`${at}/session-notes`)).body).toEqual({ notes: [] })
  for (const who of [self, await w.as('coordinator'), await w.as('auditor')])
    expect((await who.get(`${at}/session-notes/${note}`)).status).toBe(403)
  const heads = await colleague.get(`${at}/bookings/${booking}/notes`)
  expect((heads.body as { notes: NoteHead[] }).notes).toMatchObject([{ id: note, booking }])
  expect(heads.text).not.toContain('亡妻')
  expect(await transaction(w.ctx(), (tx) => ownCopies(tx, { id: note }))).toEqual([])
  const exported = await transaction(w.ctx(), (tx) => notesOwnedBy.export(tx, person, w.ctx().keys))
  expect(JSON.stringify(exported)).toContain('yundong_jiankang')
  expect(JSON.stringify(exported)).not.toContain('亡妻')
})

test('the row itself is out of sight of every other account, even for SQL that asks for all of them', async () => {
  const { note, provider, colleague } = await aNote()
  const seen = (account: Caller) =>
    transaction(
      w.ctx('310118', { kind: 'account', id: account.id, name: '', grants: [], persons: [] }),
      async (tx) => (await ownCopies({ ...tx, actor: { ...tx.actor, id: provider.id } }, { id: note })).length,
    )
  expect([await seen(provider), await seen(colleague)]).toEqual([1, 0])
})

test('a note goes to another counsellor only with the consent of the person, sealed to them; consent taken back ends that', async () => {
  const { note, provider, colleague, keeper, person } = await aNote()
  const hand = (to: string) => provider.post(`${at}/session-notes/${note}/handover`, { to })
  expect(saidOf(await hand(colleague.username))).toEqual([422, 'note_needs_consent'])
  await consent(keeper, person)
  expect(saidOf(await hand('nobody-at-all'))).toEqual([422, 'note_reader_unknown'])
  expect(saidOf(await hand((await w.as('provider')).username))).toEqual([422, 'note_reader_unknown'])
  expect((await hand(colleague.username)).status).toBe(200)
  expect(saidOf(await hand(colleague.username))).toEqual([409, 'note_handed_over'])
  expect((await colleague.get(`${at}/session-notes/${note}`)).body as OpenNote).toMatchObject({
    ...{ text: secret, own: false, writerName: provider.name, givenByName: provider.name },
  })
  expect((await provider.get(`${at}/session-notes/${note}`)).body).toMatchObject({ text: secret, own: true, givenByName: null })
  expect(saidOf(await colleague.post(`${at}/session-notes/${note}/handover`, { to: provider.username }))).toEqual([
    409,
    'note_handed_over',
  ])
})

test('who may not write one: strangers to the facility, residents; and nobody before the session, or where a service keeps none', async () => {
  const { booking, self, provider } = await aStation(w)
  expect((await write(await w.as('provider'), booking)).status).toBe(403)
  expect((await write(self, booking)).status).toBe(403)
  expect(saidOf(await write(provider, booking))).toEqual([422, 'note_before_session'])
  expect((await write(await w.as('provider', { district: '310151' }), booking)).status).toBe(403)
  w.clock.set('2025-07-08')
  expect((await write(provider, booking, '  ')).status).toBe(400)
  await w.owner.query("update sessions.booking set state = 'absent' where id = $1", [booking])
  expect(saidOf(await write(provider, booking))).toEqual([409, 'note_without_session'])
})

test('a note is its provider’s: no officer, and no other provider, writes one, learns that it is there, or is handed it', async () => {
  const { booking, note, person, provider, keeper, self } = await aNote()
  await consent(keeper, person)
  const refused: [who: string, caller: Caller][] = [
    ['the department that keeps the facility', keeper],
    ['a department that works with people’s records', await w.as('department_officer', { department: 'minzheng' })],
    ['a department that does not', await w.as('department_officer', { department: 'fagai' })],
    ['the officer of its street', await w.as('street_officer', { street: xiayang.street })],
    ['another provider', await w.as('provider', { organization: '00000000-0000-4000-8000-000000000001' })],
    ['a carer of no organization', await w.as('provider')],
    ['the coordinator', await w.as('coordinator')],
    ['an auditor', await w.as('auditor')],
    ['an administrator', await w.as('administrator')],
    ['the person', self],
  ]
  const answers = []
  for (const [who, caller] of refused) {
    const asked = [await write(caller, booking), await caller.get(`${at}/bookings/${booking}/notes`)]
    const handed = await provider.post(`${at}/session-notes/${note}/handover`, { to: caller.username })
    answers.push([who, ...asked.map(({ status }) => status), ...saidOf(handed)])
  }
  expect(answers).toEqual(refused.map(([who]) => [who, 403, 403, 422, 'note_reader_unknown']))
  const { rows } = await w.owner.query('select reader from sessions.note_copy where note = $1', [note])
  expect(rows).toEqual([{ reader: provider.id }])
})

test('erasure takes the notes with every copy', async () => {
  const { note, person } = await aNote()
  expect(await transaction(w.ctx(), (tx) => notesOwnedBy.erase(tx, person))).toBe(1)
  const { rowCount } = await w.owner.query('select from sessions.note_copy where note = $1', [note])
  expect(rowCount).toBe(0)
})
