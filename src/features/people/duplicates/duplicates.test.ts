import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { readImport } from '../importing/reading/action.ts'
import { aNumber, csv, importsAt, upload } from '../importing/sheet.test-support.ts'
import { runImport } from '../importing/taking/action.ts'
import { findDuplicates } from './actions.ts'
import type { Duplicate, DuplicateDetail, Merge } from './contract.ts'

const w = await aWorld()
const street = '310118001'
const officer = await w.as('street_officer', { street })
const department = await w.as('department_officer', { department: 'minzheng' })
const elsewhere = await w.as('street_officer', { street: '310118002' })
const at = '/api/districts/310118'

const header = ['姓名', '证件号码', '出生日期', '性别', '居住街道', '居住居委', '居住地址', '联系电话', '独居']
async function bring(rows: string[][], who = department): Promise<void> {
  const { id } = (await upload(who, '人.csv', csv([header, ...rows]))).body as { id: string }
  await readImport(w.ctx(), { import: id })
  await who.post(`${importsAt}/${id}/start`)
  await runImport(w.ctx(), { import: id })
  const { body } = await who.get(`${importsAt}/${id}`)
  expect(body, JSON.stringify(body)).toMatchObject({ state: 'done', bad: 0 })
}
const pairs = async (who = officer, state = 'proposed') =>
  ((await who.get(`${at}/duplicates?state=${state}`)).body as { duplicates: Duplicate[] }).duplicates
const pairOf = async (name: string) =>
  (await pairs(department)).find(({ one, other }) => one.name === name || other.name === name)
const idOf = async (name: string): Promise<string> =>
  (await w.owner.query('select id from people.person where name = $1 order by id limit 1', [name])).rows[0].id
const emitted = async (event: string) =>
  (await w.owner.query("select payload from graphile_worker._private_jobs where payload->>'event' = $1", [event])).rows
const personRow = async (id: string) => (await w.owner.query('select * from people.person where id = $1', [id])).rows[0]

describe('what is proposed', () => {
  test('one number under two names; one name, or nearly, born on one day at nearly one address; nothing else', async () => {
    const number = aNumber('1940-01-01', 101)
    await bring([
      ['王同号', number, '', '', '夏阳', '东方', '一路1号', '', ''],
      ['王同好', number, '', '', '夏阳', '东方', '一路1号', '', ''],
      ['李桂兰', aNumber('1941-02-02', 104), '', '女', '夏阳', '东方', '青松路 12 弄 3 号', '13800000001', ''],
      ['李佳兰', '', '1941-02-02', '女', '夏阳', '东方', '青松路12-3', '', ''],
      ['赵大明', '', '1950-03-03', '男', '夏阳', '东方', '二路1号', '', ''],
      ['赵大明', '', '1950-03-03', '男', '夏阳', '青城', '三路9号', '13900000009', ''],
      // Two people with numbers of their own, and two of one name born on other days.
      ['孙双胞', aNumber('1960-04-04', 105), '', '', '夏阳', '东方', '四路1号', '', ''],
      ['孙双包', aNumber('1960-04-04', 107), '', '', '夏阳', '东方', '四路1号', '', ''],
      ['周同名', '', '1960-05-05', '', '夏阳', '东方', '五路1号', '', ''],
      ['周同名', '', '1960-05-06', '', '夏阳', '东方', '五路1号', '', ''],
    ])
    await findDuplicates(w.ctx())
    const found = (await pairs()).map(({ one, other, reason, reasons, score }) => [
      [one.name, other.name].sort().join(),
      reason,
      reasons,
      score,
    ])
    expect(found).toEqual([
      ['王同号,王同好'.split(',').sort().join(), 'same_number', ['same_number', 'same_birth'], 1],
      [['李桂兰', '李佳兰'].sort().join(), 'alike', ['name_nearly', 'same_birth', 'same_committee', 'line_alike'], 0.8],
      ['赵大明,赵大明', 'alike', ['same_name', 'same_birth', 'same_street'], 0.75],
    ])
    await findDuplicates(w.ctx())
    expect(await pairs()).toHaveLength(3)
    expect(await pairs(elsewhere)).toEqual([])
    expect(((await officer.get(`${at}/work`)).body as { items: { kind: string; title: string }[] }).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ title: '3 对记录疑似同一人，待认定' })]),
    )
  })

  test('a pair lies side by side with what depends on each', async () => {
    const pair = await pairOf('李佳兰')
    const { body } = await officer.get(`${at}/duplicates/${pair?.id}`)
    const detail = body as DuplicateDetail
    expect(detail).toMatchObject({ mayDecide: true, obstacles: [], decision: null })
    expect(detail.lines.find(({ field }) => field === 'residence')).toMatchObject({ differs: true })
    expect(detail.lines.find(({ field }) => field === 'bornOn')).toMatchObject({
      one: ['1941-02-02'],
      other: ['1941-02-02'],
      differs: false,
    })
    expect(detail.depends.find(({ what }) => what === 'identity')).toMatchObject({})
    expect(JSON.stringify(detail)).not.toContain(aNumber('1941-02-02', 104))
    expect((await elsewhere.get(`${at}/duplicates/${pair?.id}`)).status).toBe(404)
    const { rows } = await w.owner.query(
      "select details from platform.audit where action = 'people.viewed' and actor = $1 and subject = any($2)",
      [officer.id, [`person/${pair?.one.id}`, `person/${pair?.other.id}`]],
    )
    expect(rows).toEqual([1, 2].map(() => ({ details: { purpose: 'verification', what: 'duplicate' } })))
  })

  test('whoever sees the two in brief compares no more than that, and nobody is said to have read them whole', async () => {
    const wish = {
      ...{ name: '丁两处', sex: 'male', bornOn: '1943-01-02', phone: '13812345678', source: '走访' },
      residence: { street: '310118002', committee: '310118002001', line: '盈浦路1号' },
      registered: { street, committee: '310118001001', line: '夏阳路9号' },
    }
    for (const _ of [1, 2]) expect((await elsewhere.post(`${at}/persons`, wish)).status).toBe(201)
    await findDuplicates(w.ctx())
    const pair = (await pairs()).find(({ one }) => one.name === '丁两处')
    const { body, text } = await officer.get(`${at}/duplicates/${pair?.id}`)
    expect((body as DuplicateDetail).lines.map(({ field }) => field)).toEqual(['name', 'sex', 'bornOn'])
    expect(body).toMatchObject({ mayDecide: false })
    for (const hidden of ['13812345678', '盈浦路', '夏阳路']) expect(text).not.toContain(hidden)
    const { rows } = await w.owner.query("select from platform.audit where action = 'people.viewed' and subject = $1", [
      `person/${pair?.one.id}`,
    ])
    expect(rows).toEqual([])
    expect((await elsewhere.get(`${at}/duplicates/${pair?.id}`)).text).toContain('盈浦路1号')
  })
})

describe('what is decided', () => {
  test('one person: the other record points to the one kept, is found under it, and undoing restores exactly', async () => {
    const pair = (await pairOf('李佳兰')) as Duplicate
    const keep = await idOf('李桂兰')
    const goes = await idOf('李佳兰')
    const before = [await personRow(keep), await personRow(goes)]
    const reply = await officer.post(`${at}/duplicates/${pair.id}/merge`, { keep, why: '核对了身份证' })
    expect(reply.status, reply.text).toBe(201)
    expect(await personRow(goes)).toEqual({ ...before[1], merged_into: keep })
    expect((await emitted('people.merged')).every(({ payload }) => payload.kept === keep && payload.merged === goes)).toBe(true)
    expect(await pairOf('李佳兰')).toBeUndefined()
    expect((await officer.get(`${at}/persons?words=李佳兰`)).text).not.toContain(goes)
    const merges = ((await officer.get(`${at}/merges?person=${keep}`)).body as { merges: Merge[] }).merges
    expect(merges).toMatchObject([{ keptName: '李桂兰', mergedName: '李佳兰', why: '核对了身份证', undone: null }])

    const undo = await officer.post(`${at}/merges/${(reply.body as { id: string }).id}/withdrawal`, { reason: '认错了人' })
    expect(undo.status, undo.text).toBe(200)
    expect([await personRow(keep), await personRow(goes)]).toEqual(before)
    expect(await pairOf('李佳兰')).toMatchObject({ state: 'proposed' })
    const again = await officer.post(`${at}/merges/${(reply.body as { id: string }).id}/withdrawal`, { reason: '再撤一次' })
    expect(again).toMatchObject({ status: 409, body: { code: 'merge_undone_already' } })
    const { rows: audit } = await w.owner.query("select action from platform.audit where action like 'people.%merge' order by id")
    expect(audit.map(({ action }) => action)).toEqual(['people.merge', 'people.undo_merge'])
  })

  test('two people: the pair is not proposed again', async () => {
    const pair = (await pairOf('赵大明')) as Duplicate
    expect((await officer.post(`${at}/duplicates/${pair.id}/difference`, { why: '两户人家，都见过' })).status).toBe(200)
    await findDuplicates(w.ctx())
    expect(await pairOf('赵大明')).toBeUndefined()
    expect((await pairs(officer, 'different')).map(({ id }) => id)).toEqual([pair.id])
    expect(await officer.post(`${at}/duplicates/${pair.id}/difference`, { why: '再说一次' })).toMatchObject({
      status: 409,
      body: { code: 'duplicate_decided_already' },
    })
  })

  test('a re-import of a merged record changes the one that stands, and makes nobody anew', async () => {
    const keep = await idOf('李桂兰')
    const goes = await idOf('李佳兰')
    expect((await officer.post(`${at}/merges`, { kept: keep, merged: goes, why: '同一人' })).status).toBe(201)
    const count = async () => (await w.owner.query('select from people.person')).rowCount
    const people = await count()
    await bring([['李佳兰', '', '1941-02-02', '女', '夏阳', '东方', '青松路12-3', '13800000077', '']])
    expect(await count()).toBe(people)
    expect(await personRow(keep)).toMatchObject({ phone: '13800000077' })
  })
})

describe('what is refused', () => {
  test('records whose numbers differ, whose deaths differ, or that are related, until that is settled', async () => {
    const [one, other] = [await idOf('孙双胞'), await idOf('孙双包')]
    const wish = { kept: one, merged: other, why: '像是同一人' }
    expect(await officer.post(`${at}/merges`, wish)).toMatchObject({ status: 409, body: { code: 'merge_numbers_differ' } })
    await w.owner.query('update people.identity set withdrawn_at = now() where person = $1', [other])
    await w.owner.query("update people.person set died_on = '2024-01-01' where id = $1", [one])
    await w.owner.query("update people.person set died_on = '2024-01-02' where id = $1", [other])
    expect(await officer.post(`${at}/merges`, wish)).toMatchObject({ status: 409, body: { code: 'merge_deaths_differ' } })
    await w.owner.query('update people.person set died_on = null where id = any($1)', [[one, other]])
    await w.owner.query(
      `insert into people.relationship (district, id, person, other, kind, valid_from, known_at, source, recorded_by)
       values ('310118', gen_random_uuid(), $1, $2, 'spouse', '2000-01-01', now(), 'x', 'x')`,
      [one, other],
    )
    expect(await officer.post(`${at}/merges`, wish)).toMatchObject({ status: 409, body: { code: 'merge_related' } })
    expect(await officer.post(`${at}/merges`, { ...wish, merged: one })).toMatchObject({
      status: 422,
      body: { code: 'person_is_not_merged_into_itself' },
    })
  })

  test('a record whose number differs from that of one merged before into the one to keep', async () => {
    const wish = { name: '丑连环', sex: 'male', bornOn: '1952-02-02', residence: { street }, source: '走访' }
    const made = async (number?: string) => {
      const reply = await officer.post(`${at}/persons`, { ...wish, ...(number ? { identity: { number } } : {}) })
      expect(reply.status, reply.text).toBe(201)
      return (reply.body as { id: string }).id
    }
    const [first, kept] = [await made(aNumber('1952-02-02', 201)), await made()]
    const last = await made(aNumber('1952-02-02', 203))
    expect((await officer.post(`${at}/merges`, { kept, merged: first, why: '同一人' })).status).toBe(201)
    expect(await officer.post(`${at}/merges`, { kept, merged: last, why: '同一人' })).toMatchObject({
      status: 409,
      body: { code: 'merge_numbers_differ' },
    })
  })

  test('officers of another street, and of one of the two streets only', async () => {
    await bring([
      ['跨街人', '', '1955-05-05', '男', '夏阳', '东方', '一号', '13811111111', ''],
      ['跨街人', '', '1955-05-05', '男', '盈浦', '', '二号', '13811111111', ''],
    ])
    await findDuplicates(w.ctx())
    const pair = (await pairOf('跨街人')) as Duplicate
    expect(pair.reasons).toEqual(['same_name', 'same_birth', 'same_phone'])
    for (const who of [officer, elsewhere]) {
      expect((await pairs(who)).map(({ id }) => id)).not.toContain(pair.id)
      expect((await who.post(`${at}/duplicates/${pair.id}/merge`, { keep: pair.one.id, why: '试试' })).status).toBe(404)
    }
    expect((await department.post(`${at}/duplicates/${pair.id}/merge`, { keep: pair.one.id, why: '查实' })).status).toBe(201)
  })
})

test('two who merge one pair in opposite directions at the same moment: one is done, the other is told', async () => {
  for (let round = 0; round < 5; round += 1) {
    await bring([
      ['竞合人', '', `1961-06-0${round + 1}`, '', '夏阳', '东方', '甲', '', ''],
      ['竞和人', '', `1961-06-0${round + 1}`, '', '夏阳', '东方', '甲', '', ''],
    ])
    const { rows } = await w.owner.query('select id from people.person where born_on = $1 order by id', [`1961-06-0${round + 1}`])
    const [a, b] = rows.map(({ id }) => id)
    const replies = await Promise.all([
      officer.post(`${at}/merges`, { kept: a, merged: b, why: '同一人' }),
      department.post(`${at}/merges`, { kept: b, merged: a, why: '同一人' }),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already_merged' })
    const { rows: standing } = await w.owner.query('select from people.person where id = any($1) and merged_into is null', [
      [a, b],
    ])
    expect(standing).toHaveLength(1)
  }
})
