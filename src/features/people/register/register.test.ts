import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { aNumber, aPerson, at, auditOf, grantPerson, xiayang, yingpu } from '../people.test-support.ts'
import { outOfStep } from '../places-in-step.test-support.ts'
import type { Identity, PersonForOfficer, PersonList, PersonView } from './contract.ts'

const w = await aWorld({ day: '2025-06-30' })
const officer = await w.as('street_officer', { street: xiayang.street })
const neighbour = await w.as('street_officer', { street: yingpu.street })
const department = await w.as('department_officer', { department: 'minzheng' })
const auditor = await w.as('auditor')
const resident = await w.as('resident')
const carer = await w.as('provider')
const elsewhere = await w.as('department_officer', { district: '310101', department: 'minzheng' })

const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code: string }).code]
const whole = async (id: string, who = officer) => (await who.get(`${at}/persons/${id}?purpose=service`)).body as PersonForOfficer
const named = async (who: typeof officer, query: string) =>
  ((await who.get(`${at}/persons?${query}`)).body as PersonList).persons.map(({ name }) => name)

describe('it works', () => {
  test('an officer enters a person once: the number says birth date and sex, and only its mask is seen', async () => {
    const number = aNumber('1938-02-03', 'male')
    const wish = { name: '赵有田', identity: { number: number.toLowerCase() }, residence: xiayang, source: '走访' }
    const key = { 'idempotency-key': 'enter-zhao-once' }
    const [first, again] = await Promise.all([1, 2].map(() => officer.post(`${at}/persons`, wish, key)))
    expect(first?.status).toBe(201)
    expect(again?.body).toEqual(first?.body)
    const brief = first?.body as { id: string }
    expect(brief).toMatchObject({
      name: '赵有田',
      sex: 'male',
      bornOn: '1938-02-03',
      age: 87,
      streetName: '夏阳街道',
      number: `31***************${number.at(-1)}`,
    })
    expect(first?.text).not.toContain(number)
    const { rows } = await w.owner.query("select encode(sealed, 'escape') as sealed from people.identity where person = $1", [
      brief.id,
    ])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(number)
    expect(await auditOf(w, brief.id)).toEqual([{ action: 'people.create_person', details: { source: '走访' } }])
  })

  test('asked to look first, nobody of a name and birth date that is in sight is entered twice unawares', async () => {
    const wish = { name: '同名同日', sex: 'female', bornOn: '1939-09-09', residence: xiayang, source: '走访' }
    const enter = (who: typeof officer, change = {}) => who.post(`${at}/persons`, { ...wish, ifAlike: 'ask', ...change })
    const first = await enter(officer)
    expect(first.status).toBe(201)
    const again = await enter(officer)
    expect(codeOf(again)).toEqual([409, 'person_seems_here'])
    const { details } = again.body as { details: { persons: { id: string; phone: string | null }[] } }
    expect(details.persons).toMatchObject([{ id: (first.body as { id: string }).id, name: '同名同日', bornOn: '1939-09-09' }])
    expect(await named(officer, 'words=同名同日')).toHaveLength(1)
    expect((await enter(officer, { bornOn: '1939-09-10' })).status).toBe(201)
    // Another street's officer is told nothing of people that are not in sight.
    expect((await enter(neighbour, { residence: yingpu })).status).toBe(201)
    expect((await enter(officer, { ifAlike: 'enter' })).status).toBe(201)
  })

  test('the whole record needs a purpose, which stays on record; without one it is the brief', async () => {
    const { id } = await aPerson(officer, {
      name: '钱桂英',
      phone: '13800001234',
      identity: { number: aNumber('1940-05-01', 'male') },
    })
    expect((await officer.get(`${at}/persons/${id}`)).body).toMatchObject({ as: 'brief', more: true, phone: '138****1234' })
    expect(await whole(id)).toMatchObject({
      as: 'officer',
      phone: '13800001234',
      revision: 1,
      identities: [{ kind: 'citizen' }],
      addresses: [{ kind: 'residence', streetName: '夏阳街道', validFrom: '2020-01-01' }, { kind: 'registered' }],
    })
    expect((await auditOf(w, id)).slice(1)).toEqual([{ action: 'people.viewed', details: { purpose: 'service' } }])
  })

  test('a number is shown in full for a purpose, every time on record, and is kept nowhere in the clear', async () => {
    const number = aNumber('1940-05-01', 'male')
    const { id } = await aPerson(officer, { identity: { number } })
    const [identity] = (await whole(id)).identities as [Identity]
    const shown = () =>
      officer.post(`${at}/identities/${identity.id}/showing`, { purpose: 'verification' }, { 'idempotency-key': 'show-it-once' })
    expect((await shown()).body).toEqual({ kind: 'citizen', number })
    expect((await shown()).body).toEqual({ kind: 'citizen', number })
    expect((await auditOf(w, id)).filter(({ action }) => action === 'people.number_shown')).toEqual([
      { action: 'people.number_shown', details: { identity: identity.id, purpose: 'verification' } },
      { action: 'people.number_shown', details: { identity: identity.id, purpose: 'verification' } },
    ])
    const { rows } = await w.owner.query<{ n: string }>(
      `select (select count(*) from platform.idempotency_key where reply::text like $1) + (select count(*) from platform.audit where details::text like $1) as n`,
      [`%${number}%`],
    )
    expect(Number(rows[0]?.n)).toBe(0)
    const look = await officer.post(`${at}/number-look-ups`, { number, purpose: 'verification' })
    expect(look.body).toMatchObject({ persons: [{ id }], elsewhere: false })
    expect((await neighbour.post(`${at}/number-look-ups`, { number, purpose: 'verification' })).body).toEqual({
      persons: [],
      elsewhere: true,
    })
  })

  test('what is corrected is noted field by field with the reason, and the person is found by the new name', async () => {
    const { id } = await aPerson(officer, { name: '孙立群' })
    const wish = { revision: 1, why: '户口簿为准', name: '孙丽群', sex: 'female', phone: '021-59720000' }
    expect((await officer.put(`${at}/persons/${id}`, wish)).body).toMatchObject({ name: '孙丽群', sex: 'female' })
    const { changes, revision } = await whole(id)
    expect(revision).toBe(2)
    expect(changes.map(({ field, was, became, why }) => [field, was, became, why]).sort()).toEqual([
      ['name', '孙立群', '孙丽群', '户口簿为准'],
      ['phone', null, '021-59720000', '户口簿为准'],
      ['sex', 'male', 'female', '户口簿为准'],
    ])
    expect(await named(officer, 'words=孙丽')).toEqual(['孙丽群'])
    expect(await named(officer, 'words=孙立')).toEqual([])
    expect(codeOf(await officer.put(`${at}/persons/${id}`, { ...wish, phone: null }))).toEqual([409, 'person_changed_meanwhile'])
  })

  test('a move within the district ends the address before it and takes the person out of the old street’s sight', async () => {
    const { id } = await aPerson(officer, { name: '李搬家', registered: null })
    const reply = await officer.post(`${at}/persons/${id}/addresses`, {
      kind: 'residence',
      place: yingpu,
      since: '2025-05-01',
      source: '迁移单',
    })
    expect(reply.body).toMatchObject({ streetName: '盈浦街道', validFrom: '2025-05-01', validTo: null })
    expect((await officer.get(`${at}/persons/${id}`)).status).toBe(404)
    const { addresses, residenceStreet } = await whole(id, neighbour)
    expect(residenceStreet).toBe(yingpu.street)
    expect(addresses.map(({ streetName, validFrom, validTo }) => [streetName, validFrom, validTo])).toEqual([
      ['盈浦街道', '2025-05-01', null],
      ['夏阳街道', '2020-01-01', '2025-05-01'],
    ])
    const back = await neighbour.post(`${at}/addresses/${addresses[0]?.id}/withdrawal`, { reason: '未实际搬离' })
    expect(back.status).toBe(201)
    expect((await whole(id)).addresses).toMatchObject([{ streetName: '夏阳街道', validTo: null }])
  })
})

describe('lists', () => {
  const d = { registered: null, source: '名单' }
  test('filter by age on a day, sex, committee, fact and life, and go on page by page without a gap', async () => {
    const other = await w.as('street_officer', { street: '310118003' })
    const place = { street: '310118003', committee: '310118003001' }
    const made: string[] = []
    for (let at = 0; at < 9; at += 1)
      made.push(
        (
          await aPerson(other, {
            ...d,
            name: `王${'一二三四五六七八九'[at]}`,
            bornOn: at === 8 ? null : `194${at % 4}-0${(at % 3) + 1}-15`,
            sex: at % 2 ? 'female' : 'male',
            residence: at < 5 ? place : { street: place.street },
          })
        ).id,
      )
    const list = async (query: string) => (await other.get(`${at}/persons?${query}`)).body as PersonList
    for (const order of ['oldest', 'youngest']) {
      const seen: string[] = []
      let after = ''
      for (let pages = 0; pages < 20; pages += 1) {
        const { persons, next } = await list(`limit=2&order=${order}${after}`)
        seen.push(...persons.map(({ id }) => id))
        if (!next) break
        after = `&after=${next}`
      }
      expect(seen.sort()).toEqual([...made].sort())
    }
    expect((await list('limit=2')).total).toEqual({ n: 9, more: false })
    expect((await list('committee=310118003001')).persons).toHaveLength(5)
    expect((await list('sex=female')).persons).toHaveLength(4)
    expect((await list('missing=birth')).persons.map(({ id }) => id)).toEqual([made[8]])
    expect((await list('missing=committee')).persons).toHaveLength(4)
    // Born on 1943-01-15 and 1943-02-15: on 2025-06-30 they are 82; the others are older.
    expect((await list('ageTo=82')).persons.map(({ bornOn }) => bornOn)).toEqual(['1943-01-15', '1943-02-15'])
    expect((await list('ageFrom=83')).total).toEqual({ n: 6, more: false })
    expect((await list('ageFrom=82&on=2025-01-14')).total?.n).toBe(6)
    await other.post(`${at}/persons/${made[0]}/facts`, { name: '独居', value: true, validFrom: '2024-01-01', source: '走访' })
    await other.post(`${at}/persons/${made[1]}/facts`, {
      name: '残疾',
      value: '一级',
      validFrom: '2024-01-01',
      source: '残疾人证',
    })
    expect((await list('fact=独居')).persons.map(({ id }) => id)).toEqual([made[0]])
    expect((await list('fact=残疾=一级')).persons.map(({ id }) => id)).toEqual([made[1]])
    expect((await list('fact=独居&on=2023-12-31')).persons).toEqual([])
  })

  test('find by name, pinyin and initials, each person once, and in the console’s search', async () => {
    await aPerson(officer, { ...d, name: '欧阳振华' })
    for (const words of ['欧阳', 'ouyangzhen', 'oyzh', 'o', '振华'])
      expect(await named(officer, `words=${words}`)).toEqual(['欧阳振华'])
    expect(await named(officer, 'words=zh')).not.toContain('欧阳振华')
    const { body } = await officer.get(`/api/districts/310118/search?words=oyzh`)
    expect(JSON.stringify(body)).toContain('欧阳振华')
  })

  test('a street’s officer never sees other streets’ people in any list; a duty shows the one, a resident nobody', async () => {
    const { id } = await aPerson(department, { ...d, name: '徐外街', residence: yingpu })
    await aPerson(department, { ...d, name: '徐本街' })
    const mixed = await aPerson(department, { name: '徐两地', residence: yingpu, registered: xiayang, source: '名单' })
    for (const query of [
      'words=徐',
      'limit=200',
      'at=registered&limit=200',
      `street=${yingpu.street}`,
      'alive=all&limit=200',
      'order=youngest&limit=200',
    ])
      expect(await named(officer, query), query).not.toContain('徐外街')
    expect(await named(officer, 'words=徐')).toEqual(['徐两地', '徐本街'])
    expect(await named(officer, 'at=registered&words=徐两')).toEqual(['徐两地'])
    expect(await named(carer, 'words=徐')).toEqual([])
    await grantPerson(w, carer, id, 'duty')
    expect(await named(carer, 'words=徐')).toEqual(['徐外街'])
    expect(await named(carer, '')).toEqual(['徐外街'])
    expect((await carer.get(`${at}/persons/${id}?purpose=visit`)).body).toMatchObject({ as: 'brief', more: false })
    expect(await named(resident, 'limit=200')).toEqual([])
    expect((await officer.get(`${at}/persons/${mixed.id}?purpose=service`)).body).toMatchObject({ as: 'brief', more: false })
  })
})

describe('who is refused', () => {
  test('another street’s officer, another district, an auditor and a resident find nothing, and no name', async () => {
    const { id } = await aPerson(officer, { name: '郑秘密', identity: { number: aNumber('1940-05-01', 'male') } })
    const [identity] = (await whole(id)).identities as [Identity]
    for (const who of [neighbour, auditor, resident, carer, elsewhere]) {
      for (const reply of [
        await who.get(`${at}/persons/${id}?purpose=service`),
        await who.put(`${at}/persons/${id}`, { revision: 1, why: '试试' }),
        await who.post(`${at}/identities/${identity.id}/showing`, { purpose: 'service' }),
        await who.get(`${at}/persons/${id}/facts?purpose=service`),
      ]) {
        expect([403, 404]).toContain(reply.status)
        expect(reply.text).not.toContain('郑秘密')
      }
    }
  })

  test('the person and a guardian see the whole record, a trusted person and a carer the brief', async () => {
    const { id } = await aPerson(officer, { name: '周自己', phone: '13900005678' })
    for (const [as, shape] of [
      ['self', 'guardian'],
      ['guardian', 'guardian'],
      ['trusted', 'brief'],
      ['duty', 'brief'],
    ] as const) {
      const account = await w.as('resident')
      await grantPerson(w, account, id, as)
      const view = (await account.get(`${at}/persons/${id}`)).body as PersonView
      expect([as, view.as]).toEqual([as, shape])
      expect(view.phone).toBe(shape === 'guardian' ? '13900005678' : '139****5678')
    }
  })

  test('the officer of the 户籍 street sees the brief and changes nothing; nobody enters people of another street', async () => {
    const { id } = await aPerson(department, { name: '吴人户', residence: yingpu, registered: xiayang })
    expect((await officer.put(`${at}/persons/${id}`, { revision: 1, why: '试试', name: '吴' })).status).toBe(403)
    expect((await officer.get(`${at}/persons/${id}/facts?purpose=service`)).status).toBe(403)
    const wish = { name: '吴新来', residence: yingpu, source: '走访' }
    expect(codeOf(await officer.post(`${at}/persons`, wish))).toEqual([403, 'not_permitted'])
  })
})

describe('what is refused', () => {
  const base = { name: '冯某', residence: xiayang, source: '走访' }
  test.each([
    ['a number with a wrong check character', { identity: { number: '110105194912310021' } }, 422, 'identity_number_check'],
    [
      'a birth date that the number denies',
      { bornOn: '1950-01-01', identity: { number: '11010519491231002X' } },
      422,
      'birth_differs_from_number',
    ],
    ['a sex that the number denies', { sex: 'male', identity: { number: '11010519491231002X' } }, 422, 'sex_differs_from_number'],
    ['a birth in the future', { bornOn: '2025-07-01' }, 422, 'day_in_future'],
    ['an address before the birth', { bornOn: '2024-01-01', since: '2023-01-01' }, 422, 'day_before_birth'],
    ['a street of another district', { residence: { street: '310101002' } }, 422, 'street_unknown'],
    [
      'a committee of another street',
      { residence: { street: xiayang.street, committee: yingpu.committee } },
      422,
      'committee_of_another_street',
    ],
    ['neither street nor place', { residence: { line: '某路' } }, 422, 'place_needs_street_or_outside'],
    ['no source', { source: ' ' }, 400, 'invalid_request'],
  ])('%s', async (_what, wish, status, code) => {
    expect(codeOf(await officer.post(`${at}/persons`, { ...base, ...wish }))).toEqual([status, code])
  })

  test('a list by facts, of whom one sees in brief: a carer, the street where they are only registered', async () => {
    const person = await aPerson(neighbour, { name: '闵户籍', residence: yingpu, registered: xiayang })
    const fact = { name: '失智', value: true, validFrom: '2025-01-01', source: '医院' }
    expect((await neighbour.post(`${at}/persons/${person.id}/facts`, fact)).status).toBe(201)
    const by = encodeURIComponent('失智')
    const carer = await w.resident({ person: person.id, as: 'duty' })
    expect((await carer.get(`${at}/persons`)).text).toContain('闵户籍')
    expect((await carer.get(`${at}/persons?fact=${by}`)).status).toBe(403)
    const registered = `at=registered&street=${xiayang.street}`
    expect((await officer.get(`${at}/persons?${registered}`)).text).toContain('闵户籍')
    for (const query of [registered, `${registered}&words=minhuji`])
      expect((await officer.get(`${at}/persons?${query}&fact=${by}`)).text).not.toContain('闵户籍')
    expect((await neighbour.get(`${at}/persons?fact=${by}`)).text).toContain('闵户籍')
    const filter = { at: 'registered', facts: [{ anyOf: [{ name: '失智' }] }] }
    expect((await officer.post(`${at}/roster-trials`, { filter })).text).not.toContain('闵户籍')
    expect((await officer.post(`${at}/roster-trials`, { filter: { at: 'registered' } })).text).toContain('闵户籍')
  })

  test('a look-up by number, of an officer whose department does not work with people', async () => {
    const commerce = await w.as('department_officer', { department: 'shangwu' })
    const reply = await commerce.post(`${at}/number-look-ups`, { number: aNumber('1942-01-02'), purpose: 'service' })
    expect(reply.status).toBe(403)
  })

  test('a number that is known names the record to whoever may see it, and to nobody else; ten at once enter it once', async () => {
    const number = aNumber('1940-05-01', 'male')
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => officer.post(`${at}/persons`, { ...base, name: '陈重复', identity: { number } })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    const { id } = (replies.find(({ status }) => status === 201) as { body: unknown }).body as { id: string }
    const again = await officer.post(`${at}/persons`, { ...base, identity: { number } })
    expect(codeOf(again)).toEqual([409, 'person_already_here'])
    expect((again.body as { details: { id: string } }).details.id).toBe(id)
    const hidden = await neighbour.post(`${at}/persons`, { ...base, residence: yingpu, identity: { number } })
    expect(codeOf(hidden)).toEqual([409, 'person_known_elsewhere'])
    expect(hidden.text).not.toContain('陈重复')
    expect(hidden.text).not.toContain(id)
  })

  test('of three who withdraw one address at the same moment two are told, and the address before holds on', async () => {
    const person = await aPerson(officer, { name: '同时撤' })
    const wish = { kind: 'residence', place: { ...xiayang, line: '新址' }, since: '2025-01-01', source: '走访' }
    const { id } = (await officer.post(`${at}/persons/${person.id}/addresses`, wish)).body as { id: string }
    const replies = await Promise.all([1, 2, 3].map(() => officer.post(`${at}/addresses/${id}/withdrawal`, { reason: '误登' })))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const { body } = await officer.get(`${at}/persons/${person.id}?purpose=service`)
    expect(body).toMatchObject({ residenceStreet: xiayang.street })
  })

  test('a page that does not go on from any', async () => {
    expect((await officer.get(`${at}/persons?after=nonsense`)).status).toBe(400)
  })
})

test('every record says where its open addresses say that somebody lives', async () => {
  expect(await outOfStep(w)).toEqual([])
})
