import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { aPerson, linesAbout, xiayang, yingpu } from '../accounts/people.test-support.ts'
import { aNumber, aPerson as entered } from '../people.test-support.ts'
import type { AccessLine } from './contract.ts'
import { noteListed } from './listed.ts'

let w: World
let officer: Caller
let neighbour: Caller
const at = '/api/districts/310118'
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string } | undefined)?.code
const idOf = (reply: { body: unknown }) => (reply.body as { id: string }).id

beforeAll(async () => {
  w = await aWorld()
  officer = await w.as('street_officer', { street: xiayang })
  neighbour = await w.as('street_officer', { street: yingpu })
})

describe('who looked', () => {
  test('is told by office, purpose and time, and by name where it is somebody of one’s own', async () => {
    const { id } = await aPerson(w, { name: '王大爷' })
    const himself = await w.resident({ person: id, name: '王大爷' })
    const daughter = await w.resident({ person: id, as: 'trusted', may: ['record'], name: '王丽', endsOn: '2025-12-31' })
    const department = await w.as('department_officer', { department: 'minzheng' })
    for (const [caller, purpose] of [
      [officer, 'visit'],
      [department, 'eligibility'],
    ] as const)
      expect((await caller.get(`${at}/persons/${id}?purpose=${purpose}`)).status).toBe(200)
    expect((await daughter.get(`/310118/my/${id}`)).status).toBe(200)
    const { lines } = (await himself.get(`${at}/persons/${id}/access`)).body as { lines: Record<string, unknown>[] }
    expect(lines).toMatchObject([
      { by: 'trusted', name: '王丽', office: null, action: 'people.viewed' },
      { by: 'officer', name: null, office: '区民政局', purpose: 'eligibility' },
      { by: 'officer', name: null, office: '夏阳街道', purpose: 'visit' },
    ])
    expect(JSON.stringify(lines)).not.toContain(officer.name)
    expect((await daughter.get(`${at}/persons/${id}/access?limit=1`)).body).toMatchObject({
      lines: [{}],
      next: expect.any(String),
    })
    expect((await (await w.resident()).get(`${at}/persons/${id}/access`)).status).toBe(404)
    expect((await neighbour.get(`${at}/persons/${id}/access`)).status).toBe(404)
    const carer = await w.resident({ person: id, as: 'duty' })
    expect(codeOf(await carer.get(`${at}/persons/${id}/access`))).toBe('not_acting_for')
  })
})

describe('whoever was one of several', () => {
  const linesOf = async (who: Caller, id: string) =>
    ((await who.get(`${at}/persons/${id}/access`)).body as { lines: AccessLine[] }).lines

  test('reads who looked their number up, had it shown and took them along in a list: when, from which office, what for', async () => {
    const number = aNumber('1941-02-03')
    const { id } = await entered(officer, {
      name: '被查的人',
      bornOn: '1941-02-03',
      sex: 'female',
      identity: { kind: 'citizen', number },
    })
    const beside = await entered(officer, { name: '没被查的人', bornOn: '1996-02-03' })
    const himself = await w.resident({ person: id, name: '被查的人' })
    const department = await w.as('department_officer', { department: 'minzheng' })
    const lookUp = { kind: 'citizen', number, purpose: 'verification' }
    expect((await neighbour.post(`${at}/number-look-ups`, lookUp)).body).toMatchObject({ persons: [], elsewhere: true })
    expect((await officer.post(`${at}/number-look-ups`, { ...lookUp, purpose: 'visit' })).status).toBe(200)
    const whole = (await officer.get(`${at}/persons/${id}?purpose=visit`)).body as { identities: { id: string }[] }
    await officer.post(`${at}/identities/${whole.identities[0]?.id}/showing`, { purpose: 'eligibility' })
    const filter = { ageFrom: 84, ageTo: 84 }
    const roster = idOf(await department.post(`${at}/rosters`, { name: '八十四岁', filter }))
    expect((await department.get(`${at}/rosters/${roster}/file?purpose=supervision`)).status).toBe(200)

    expect(await linesOf(himself, id)).toMatchObject([
      {
        kind: 'taken',
        action: 'people.export_roster',
        list: '八十四岁',
        purpose: 'supervision',
        by: 'officer',
        office: '区民政局',
      },
      { kind: 'record', action: 'people.number_shown', purpose: 'eligibility', office: '夏阳街道' },
      { kind: 'record', action: 'people.viewed', purpose: 'visit', office: '夏阳街道' },
      { kind: 'looked_up', action: 'people.looked_up', purpose: 'visit', office: '夏阳街道' },
      { kind: 'looked_up', purpose: 'verification', by: 'officer', office: '盈浦街道', name: null },
      { action: 'people.create_person' },
    ])
    const { text } = await himself.get(`/310118/my/${id}/access`)
    for (const said of [
      '导出了一份有本人的名单：八十四岁，目的：监督检查',
      '查看了完整的证件号码，目的：审核资格',
      '<b>盈浦街道工作人员</b> 按证件号码查到了本人，目的：核实身份',
    ])
      expect(text).toContain(said)
    expect((await linesOf(officer, beside.id)).map(({ kind }) => kind)).toEqual(['record'])
  })

  test('reads, after two records became one, what happened to either', async () => {
    const [one, other] = [await aPerson(w, { name: '同一人' }), await aPerson(w, { name: '同一个人' })]
    await officer.get(`${at}/persons/${other.id}?purpose=complaint`)
    await w.owner.query('update people.person set merged_into = $1 where id = $2', [one.id, other.id])
    const himself = await w.resident({ person: one.id })
    expect(await linesOf(himself, one.id)).toMatchObject([{ action: 'people.viewed', purpose: 'complaint' }])
  })

  test('ten thousand of a list are kept in one statement', async () => {
    await w.owner.query(
      `insert into people.person (district, id, name, sex, born_on, registered_street, residence_street, synthetic, source, known_at, changed_at)
       select '310118', gen_random_uuid(), '众人', 'unknown', '1921-01-01', '310118001', '310118001', true, '演示', now(), now() from generate_series(1, 10000)`,
    )
    const ids = (await w.owner.query("select id from people.person where name = '众人'")).rows.map(({ id }) => id as string)
    await transaction(w.ctx(), (tx) =>
      noteListed(tx, { action: 'people.export_roster', subject: 'roster/众人', details: {}, how: 'taken', persons: ids }),
    )
    const { rows } = await w.owner.query(
      'select count(*)::int as n, count(distinct line)::int as lines from people.line_about where person = any($1)',
      [ids],
    )
    expect(rows).toEqual([{ n: 10_000, lines: 1 }])
  })
})

describe('a part of the record', () => {
  test.each(['life-events', 'consents', 'cards'])(
    '%s is read for a purpose, on record; by a guardian with their name',
    async (part) => {
      const { id } = await aPerson(w, { name: '孩子', bornOn: '2020-05-05' })
      const read = (who: Caller, purpose = '') => who.get(`${at}/persons/${id}/${part}${purpose}`)
      for (const who of [officer, await w.as('department_officer', { department: 'minzheng' })])
        expect([(await read(who)).status, codeOf(await read(who))]).toEqual([422, 'purpose_needed'])
      expect((await read(officer, '?purpose=curiosity')).status).toBe(400)
      expect((await read(officer, '?purpose=visit')).status).toBe(200)
      const mother = await w.resident({ person: id, as: 'guardian', name: '妈妈' })
      expect((await read(mother)).status).toBe(200)
      const child = await w.resident({ person: id })
      expect((await read(child, '?purpose=supervision')).status).toBe(200)
      for (const [who, status] of [
        [neighbour, 404],
        [await w.resident(), 404],
        [await w.resident({ person: id, as: 'duty' }), 403],
      ] as const)
        expect((await read(who, '?purpose=visit')).status).toBe(status)
      expect(((await child.get(`${at}/persons/${id}/access`)).body as { lines: AccessLine[] }).lines).toMatchObject([
        { action: 'people.viewed', by: 'guardian', name: '妈妈', purpose: 'own' },
        { action: 'people.viewed', by: 'officer', office: '夏阳街道', purpose: 'visit' },
      ])
    },
  )

  test('an officer at the counter sees the card for the service given there; on one’s own page nobody is asked', async () => {
    const { id } = await aPerson(w, { name: '办卡的人' })
    const himself = await w.resident({ person: id, name: '办卡的人' })
    expect((await officer.get(`/310118/counter/${id}/card`)).status).toBe(200)
    for (const own of ['card', 'consents']) expect((await himself.get(`/310118/my/${id}/${own}`)).status).toBe(200)
    expect((await linesAbout(w, id)).map(({ details }) => [details.purpose, details.what])).toEqual([
      ['service', 'cards'],
      ['own', 'cards'],
      ['own', 'consents'],
    ])
  })
})

describe('a visit', () => {
  test('is one line with its first and last time, whatever the page read and saved meanwhile; another purpose or a later visit is another', async () => {
    const { id } = await aPerson(w, { name: '常看的人' })
    const himself = await w.resident({ person: id, name: '常看的人' })
    const look = async (purpose: string) => {
      for (const part of ['', '/family', '/facts'])
        expect((await officer.get(`${at}/persons/${id}${part}?purpose=${purpose}`)).status).toBe(200)
    }
    await look('visit')
    // As if that had been half an hour ago: what follows is a save, and what the page reads anew after it.
    await w.owner.query("update platform.audit set domain_at = domain_at - interval '30 minutes' where subject = $1", [
      `person/${id}`,
    ])
    const fact = { name: '独居', value: true, validFrom: '2025-06-01', source: '上门' }
    const saved = await officer.post(`${at}/persons/${id}/facts`, fact)
    expect(saved.status, saved.text).toBe(201)
    await look('visit')
    await look('eligibility')
    const { lines } = (await himself.get(`${at}/persons/${id}/access`)).body as { lines: { at: string; lastAt: string }[] }
    expect(lines).toMatchObject([
      { action: 'people.viewed', purpose: 'eligibility' },
      { action: 'people.record_fact', fact: '独居' },
      { action: 'people.viewed', purpose: 'visit' },
    ])
    const minutes = lines.map((line) => Math.round((Date.parse(line.lastAt) - Date.parse(line.at)) / 60_000))
    expect(minutes).toEqual([0, 0, 30])
    await w.owner.query("update platform.audit set domain_at = domain_at - interval '30 minutes' where subject = $1", [
      `person/${id}`,
    ])
    await look('visit')
    const later = (await himself.get(`${at}/persons/${id}/access`)).body as { lines: unknown[] }
    expect(later.lines).toHaveLength(4)
    const page = (await himself.get(`/310118/my/${id}/access`)).text
    expect(page).toContain('登记了一项情况：独居')
    expect(page).toContain('不逐次记在这里')
  })

  test('of duty and trust is told as what it is: no account bound to the person, no letter of proof', async () => {
    const { id } = await aPerson(w, { name: '被照护的人' })
    const himself = await w.resident({ person: id, name: '被照护的人' })
    const carer = await w.as('provider')
    const duty = { persons: [id], holder: carer.username, why: '居家照护', endsOn: '2025-12-31' }
    const given = await officer.post(`${at}/duties`, duty)
    expect(given.status, given.text).toBeLessThan(300)
    await himself.post(`${at}/persons/${id}/trusted`, { name: '女儿', may: ['record'], endsOn: '2025-12-31' })
    const { text } = await himself.get(`/310118/my/${id}/access`)
    for (const said of ['安排了一位服务人员', '委托了代办人', '生成了给代办人的口令']) expect(text).toContain(said)
    for (const wrong of ['绑定了账号', '开具了核验函']) expect(text).not.toContain(wrong)
  })
})

describe('a correction', () => {
  test('asked by a daughter with the authority is on record with both names, due in fifteen working days, and answered with words', async () => {
    const father = await aPerson(w, { name: '李大爷' })
    const daughter = await w.resident({
      person: father.id,
      as: 'trusted',
      may: ['corrections'],
      name: '李红',
      endsOn: '2025-12-31',
    })
    const asked = await daughter.post(`${at}/persons/${father.id}/corrections`, { field: 'phone', says: '电话应为 13900000000' })
    expect([asked.status, (asked.body as { answerDueOn: string }).answerDueOn]).toEqual([201, '2025-07-21'])
    expect((await linesAbout(w, father.id)).at(-1)).toMatchObject({
      action: 'people.ask_correction',
      actor_name: '李红',
      details: { onBehalfOf: father.id, as: 'trusted' },
    })
    const work = async (caller: Caller) =>
      ((await caller.get(`${at}/work`)).body as { items: { kind: string; subject: string; dueOn: string }[] }).items.filter(
        ({ kind }) => kind === 'people.privacy.work.correction',
      )
    expect(await work(officer)).toMatchObject([{ subject: '李大爷', dueOn: '2025-07-21' }])
    expect(await work(neighbour)).toEqual([])
    const answer = `${at}/corrections/${idOf(asked)}/answer`
    expect((await neighbour.post(answer, { state: 'done', answer: '已更正' })).status).toBe(404)
    expect(codeOf(await officer.post(answer, { state: 'refused', answer: '' }))).toBe('invalid_request')
    const changedSince = async () =>
      (
        (await officer.get(`${at}/persons/${father.id}/corrections`)).body as { corrections: { changedSince: boolean }[] }
      ).corrections.map((one) => one.changedSince)
    await officer.get(`${at}/persons/${father.id}?purpose=service`)
    expect(await changedSince()).toEqual([false])
    const corrected = { revision: 1, why: '来电核对', phone: '13900000000' }
    expect((await officer.put(`${at}/persons/${father.id}`, corrected)).status).toBe(200)
    expect(await changedSince()).toEqual([true])
    expect((await officer.post(answer, { state: 'done', answer: '已按来电核对更正' })).status).toBe(204)
    expect(codeOf(await daughter.post(`${at}/corrections/${idOf(asked)}/withdrawal`))).toBe('correction_is_settled')
    expect((await daughter.get(`${at}/persons/${father.id}/corrections`)).body).toMatchObject({
      corrections: [{ state: 'done', answer: '已按来电核对更正', askedByName: '李红' }],
    })
    expect(await work(officer)).toEqual([])
  })

  test.each([
    ['a trusted person without that authority', { as: 'trusted', may: ['record'] }, 403, 'not_trusted_with'],
    ['whoever serves by duty', { as: 'duty' }, 403, 'not_acting_for'],
    ['a stranger', undefined, 404, 'not_found'],
  ] as const)('is not asked by %s', async (_, stands, status, code) => {
    const { id } = await aPerson(w, { name: '某人' })
    const caller = await w.resident(stands ? { person: id, ...stands, may: [...('may' in stands ? stands.may : [])] } : undefined)
    const reply = await caller.post(`${at}/persons/${id}/corrections`, { field: 'name', says: '改名' })
    expect([reply.status, codeOf(reply)]).toEqual([status, code])
  })
})

describe('a consent', () => {
  test('is given and taken back by the person, once at a time, and never by a trusted person', async () => {
    const { id } = await aPerson(w, { name: '同意人' })
    const himself = await w.resident({ person: id })
    const given = await himself.post(`${at}/persons/${id}/consents`, { purpose: 'photo' })
    expect(given.status).toBe(201)
    expect(codeOf(await himself.post(`${at}/persons/${id}/consents`, { purpose: 'photo' }))).toBe('consent_stands')
    const trusted = await w.resident({ person: id, as: 'trusted', may: ['record', 'corrections'] })
    expect(codeOf(await trusted.post(`${at}/persons/${id}/consents`, { purpose: 'health' }))).toBe('not_acting_for')
    expect((await trusted.post(`${at}/consents/${idOf(given)}/withdrawal`)).status).toBe(403)
    expect((await himself.post(`${at}/consents/${idOf(given)}/withdrawal`)).status).toBe(204)
    expect(codeOf(await himself.post(`${at}/consents/${idOf(given)}/withdrawal`))).toBe('consent_is_over')
    expect((await himself.post(`${at}/persons/${id}/consents`, { purpose: 'photo' })).status).toBe(201)
  })

  test('for a child is the guardian’s, on the page or on paper at the counter', async () => {
    const { id } = await aPerson(w, { name: '小朋友', bornOn: '2020-05-05' })
    const child = await w.resident({ person: id })
    expect(codeOf(await child.post(`${at}/persons/${id}/consents`, { purpose: 'photo' }))).toBe('consent_needs_guardian')
    const mother = await w.resident({ person: id, as: 'guardian', name: '妈妈' })
    expect((await mother.post(`${at}/persons/${id}/consents`, { purpose: 'photo' })).status).toBe(201)
    expect((await mother.get(`${at}/persons/${id}/consents`)).body).toMatchObject({
      consents: [{ as: 'guardian', givenByName: '妈妈', stands: true }],
    })
    expect(codeOf(await officer.post(`${at}/persons/${id}/consents`, { purpose: 'health' }))).toBe('consent_paper_missing')
    const paper = { purpose: 'health', paper: '签字的同意书', givenByName: '爸爸' }
    expect(codeOf(await officer.post(`${at}/persons/${id}/consents`, { ...paper, as: 'self' }))).toBe('consent_needs_guardian')
    expect((await officer.post(`${at}/persons/${id}/consents`, paper)).status).toBe(201)
  })
})

test('a copy of everything is for the person and those who may see the record, and is on record', async () => {
  const { id } = await aPerson(w, { name: '要副本的人' })
  const himself = await w.resident({ person: id })
  await himself.post(`${at}/persons/${id}/corrections`, { field: 'name', says: '名字写错了' })
  const file = await himself.get(`${at}/persons/${id}/export`)
  expect(file.status).toBe(200)
  expect(file.headers['content-disposition']).toContain('attachment')
  expect(file.body).toMatchObject({
    person: { name: '要副本的人' },
    features: { people: { corrections: [{ says: '名字写错了' }], standingFor: [{ as: 'self' }] } },
  })
  expect((await linesAbout(w, id)).at(-1)?.action).toBe('people.export')
  expect((await (await w.resident()).get(`${at}/persons/${id}/export`)).status).toBe(404)
  const trusted = await w.resident({ person: id, as: 'trusted', may: ['services'] })
  expect((await trusted.get(`${at}/persons/${id}/export`)).status).toBe(403)
})
