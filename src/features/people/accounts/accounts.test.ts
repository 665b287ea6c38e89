import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { plusDays } from '../../../platform/clock.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { bind } from './binding.ts'
import { aPerson, aRelationship, linesAbout, xiayang, yingpu } from './people.test-support.ts'
import { onDeath, onEventUndone, onMerge, onMergeUndone } from './reactions.ts'

let w: World
let officer: Caller
let neighbour: Caller
const at = '/api/districts/310118'
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string } | undefined)?.code
type Letter = { id: string; code: string; username: string | null; relationship: string }

beforeAll(async () => {
  w = await aWorld()
  officer = await w.as('street_officer', { street: xiayang })
  neighbour = await w.as('street_officer', { street: yingpu })
})

const letterFor = async (person: string, as = 'self'): Promise<Letter> => {
  const reply = await officer.post(`${at}/persons/${person}/letters`, { as, papers: '身份证原件' })
  expect(reply.status, reply.text).toBe(201)
  return reply.body as Letter
}
const standing = async (caller: Caller, district = at) =>
  ((await caller.get(`${district}/standing`)).body as { standing: { id: string; name: string; as: string; may: string[] }[] })
    .standing
const sees = async (caller: Caller, person: string) => (await caller.get(`${at}/persons/${person}/trusted`)).status !== 404

describe('a counter letter', () => {
  test('binds the account that types it to the person, once, however it is typed', async () => {
    const father = await aPerson(w, { name: '王建国' })
    const account = await w.resident()
    expect(await standing(account)).toEqual([])
    const { code, id } = await letterFor(father.id)
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$/)
    const reply = await account.post(`${at}/letter-uses`, { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })
    expect([reply.status, reply.body]).toEqual([201, { person: father.id, as: 'self' }])
    expect(await standing(account)).toMatchObject([{ name: '王建国', as: 'self', may: [] }])
    expect(codeOf(await account.post(`${at}/letter-uses`, { code }))).toBe('letter_code_wrong')
    const { letters } = (await officer.get(`${at}/persons/${father.id}/letters`)).body as {
      letters: { id: string; state: string }[]
    }
    expect(letters).toMatchObject([{ id, state: 'used' }])
    const stored = await w.owner.query('select encode(code_hash, $2) as hash, locator from people.letter where id = $1', [
      id,
      'escape',
    ])
    expect(JSON.stringify(stored.rows)).not.toContain(code.replaceAll('-', '').slice(4))
    expect((await linesAbout(w, father.id)).map(({ action }) => action)).toEqual(['people.make_letter', 'people.bind'])
  })

  test('is spent by five wrong tries, whoever makes them, and then even the right code opens nothing', async () => {
    const { id } = await aPerson(w, { name: '李桂兰' })
    const { code } = await letterFor(id)
    const wrong = `${code.slice(0, 12)}${code.endsWith('22') ? '33' : '22'}`
    const account = await w.resident()
    for (let n = 0; n < 5; n++) expect(codeOf(await account.post(`${at}/letter-uses`, { code: wrong }))).toBe('letter_code_wrong')
    expect(codeOf(await account.post(`${at}/letter-uses`, { code }))).toBe('letter_code_wrong')
    expect(await standing(account)).toEqual([])
  })

  test('holds for fourteen days, is replaced by the next one and can be withdrawn', async () => {
    const { id } = await aPerson(w, { name: '赵秀英' })
    const account = await w.resident()
    const first = await letterFor(id)
    const second = await letterFor(id)
    expect(codeOf(await account.post(`${at}/letter-uses`, { code: first.code }))).toBe('letter_code_wrong')
    const today = w.clock.today()
    w.clock.set(plusDays(today, 15))
    expect(codeOf(await account.post(`${at}/letter-uses`, { code: second.code }))).toBe('letter_code_wrong')
    w.clock.set(today)
    expect((await officer.post(`${at}/letters/${second.id}/withdrawal`)).status).toBe(204)
    expect(codeOf(await account.post(`${at}/letter-uses`, { code: second.code }))).toBe('letter_code_wrong')
    expect(codeOf(await account.post(`${at}/letter-uses`, { code: 'ABC' }))).toBe('letter_code_shape')
  })

  test('is made only by whoever may edit the record, and not for somebody who has an account or has died', async () => {
    const { id } = await aPerson(w, { name: '陈志强' })
    expect((await neighbour.post(`${at}/persons/${id}/letters`, { papers: '身份证' })).status).toBe(404)
    const account = await w.resident({ person: id })
    expect((await account.post(`${at}/persons/${id}/letters`, { papers: '身份证' })).status).toBe(403)
    expect(codeOf(await officer.post(`${at}/persons/${id}/letters`, { papers: '身份证' }))).toBe('person_has_account')
    const dead = await aPerson(w, { name: '周老太', diedOn: '2025-01-05' })
    expect(codeOf(await officer.post(`${at}/persons/${dead.id}/letters`, { papers: '身份证' }))).toBe('person_has_died')
    const other = await aPerson(w, { name: '另一个人' })
    const letter = await letterFor(other.id)
    expect(codeOf(await account.post(`${at}/letter-uses`, { code: letter.code }))).toBe('account_is_somebody_else')
  })

  test('of two accounts that type one code at the same moment one is bound', async () => {
    const { id } = await aPerson(w, { name: '吴小妹' })
    const { code } = await letterFor(id)
    const accounts = await Promise.all([w.resident(), w.resident(), w.resident()])
    const replies = await Promise.all(accounts.map((account) => account.post(`${at}/letter-uses`, { code })))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422, 422])
  })
})

describe('a guardian', () => {
  test('sees her child and her mother; a stranger sees nothing', async () => {
    const [mother, grandmother, child] = [
      await aPerson(w, { name: '沈晓红', bornOn: '1985-05-05' }),
      await aPerson(w, { name: '沈阿婆', bornOn: '1940-01-01' }),
      await aPerson(w, { name: '沈小宝', bornOn: '2023-02-02', street: yingpu }),
    ]
    const own = await aRelationship(w, { person: child.id, other: mother.id, kind: 'parent', by: officer.id })
    await aRelationship(w, { person: grandmother.id, other: mother.id, kind: 'guardian', by: officer.id })
    const account = await w.resident({ person: mother.id })
    const { wards } = (await account.get(`${at}/wards`)).body as {
      wards: { relationship: string; name: string; atOnce: boolean }[]
    }
    expect(wards.map(({ name, atOnce }) => [name, atOnce]).sort()).toEqual([
      ['沈小宝', true],
      ['沈阿婆', true],
    ])
    for (const { relationship } of wards)
      expect((await account.post(`${at}/wards`, { relationship })).body).toEqual({ state: 'granted', id: null })
    expect((await standing(account)).map(({ name, as }) => [name, as])).toEqual([
      ['沈晓红', 'self'],
      ...[
        ['沈阿婆', 'guardian'],
        ['沈小宝', 'guardian'],
      ].sort((a, b) => wards.findIndex(({ name }) => name === b[0]) - wards.findIndex(({ name }) => name === a[0])),
    ])
    const { rows } = await w.owner.query('select ends_on::text from platform.person_grant where person = $1', [child.id])
    expect(rows).toEqual([{ ends_on: '2041-02-02' }])
    const stranger = await w.resident({ person: (await aPerson(w, { name: '路人' })).id })
    for (const { id } of [mother, grandmother, child]) {
      expect(await sees(account, id)).toBe(true)
      expect(await sees(stranger, id)).toBe(false)
    }
    expect((await stranger.post(`${at}/wards`, { relationship: own })).status).toBe(404)
  })

  test('whose relationship nobody proved asks, and an officer of the street answers', async () => {
    const father = await aPerson(w, { name: '顾明', bornOn: '1990-01-01' })
    const child = await aPerson(w, { name: '顾小明', bornOn: '2022-02-02' })
    const account = await w.resident({ person: father.id })
    const relationship = await aRelationship(w, { person: child.id, other: father.id, kind: 'parent', by: account.id })
    const asked = await account.post(`${at}/wards`, { relationship })
    expect(asked.body).toMatchObject({ state: 'asked' })
    expect(codeOf(await account.post(`${at}/wards`, { relationship }))).toBe('ward_asked_already')
    expect(await sees(account, child.id)).toBe(false)
    const work = async (caller: Caller) =>
      ((await caller.get(`${at}/work`)).body as { items: { kind: string; title: string }[] }).items.filter(({ kind }) =>
        kind.startsWith('people.accounts'),
      )
    expect(await work(officer)).toMatchObject([{ title: '顾小明', subject: '顾明', urgent: false }])
    expect(await work(neighbour)).toEqual([])
    const decide = `${at}/ward-claims/${(asked.body as { id: string }).id}/decision`
    expect((await neighbour.post(decide, { grant: true, answer: '同意' })).status).toBe(404)
    expect((await officer.post(decide, { grant: true, answer: '出生证明已核' })).status).toBe(204)
    expect(codeOf(await officer.post(decide, { grant: false, answer: '再答' }))).toBe('claim_is_decided')
    expect(await sees(account, child.id)).toBe(true)
    expect(await work(officer)).toEqual([])
    expect((await officer.post(`${at}/relationships/${relationship}/withdrawal`, { reason: '并非父子' })).status).toBe(201)
    expect(await sees(account, child.id)).toBe(false)
  })

  test('of nobody in particular, or without a person of their own, is told what is missing', async () => {
    const account = await w.resident()
    expect(codeOf(await account.post(`${at}/wards`, { name: '某某', bornOn: '2020-01-01' }))).toBe('not_bound_yet')
    expect(codeOf(await account.post(`${at}/wards`, {}))).toBe('invalid_request')
    const grown = await aPerson(w, { name: '成年', bornOn: '2000-01-01' })
    const parent = await aPerson(w, { name: '家长' })
    await aRelationship(w, { person: grown.id, other: parent.id, kind: 'parent', by: officer.id })
    const bound = await w.resident({ person: parent.id })
    expect((await bound.get(`${at}/wards`)).body).toEqual({ wards: [] })
  })
})

describe('a trusted person', () => {
  const trust = { name: '王丽', phone: '13800000000', may: ['record', 'corrections'], endsOn: '2025-12-31' }

  test('with a dated authority acts from her own account, within its limits and its days', async () => {
    const father = await aPerson(w, { name: '王大爷' })
    const himself = await w.resident({ person: father.id })
    const made = await himself.post(`${at}/persons/${father.id}/trusted`, trust)
    expect(made.status, made.text).toBe(201)
    const daughter = await w.resident({ name: '王丽' })
    expect(await sees(daughter, father.id)).toBe(false)
    const { code, relationship } = made.body as Letter
    expect((await daughter.post(`${at}/letter-uses`, { code })).body).toEqual({ person: father.id, as: 'trusted' })
    expect(await standing(daughter)).toMatchObject([
      { name: '王大爷', as: 'trusted', may: ['record', 'corrections'], endsOn: '2025-12-31' },
    ])
    const { body: held } = await officer.get(`${at}/persons/${father.id}/account-grants`)
    expect((held as { grants: { as: string }[] }).grants.find(({ as }) => as === 'trusted')).toMatchObject({
      why: '本人网上授权',
      proof: 'letter',
    })
    // She cannot hand on what was entrusted to her.
    expect((await daughter.get(`${at}/persons/${father.id}/trusted`)).status).toBe(403)
    expect(codeOf(await daughter.post(`${at}/persons/${father.id}/trusted`, trust))).toBe('not_acting_for')
    expect((await himself.get(`${at}/persons/${father.id}/trusted`)).body).toMatchObject({
      trusted: [{ id: relationship, name: '王丽', account: '王丽' }],
    })
    const today = w.clock.today()
    w.clock.set('2025-12-31')
    expect(await standing(daughter)).toEqual([])
    w.clock.set(today)
    expect(await standing(daughter)).toHaveLength(1)
  })

  test('is let go at any time by either side, with the next request', async () => {
    for (const side of ['father', 'daughter', 'officer'] as const) {
      const father = await aPerson(w, { name: '张老伯' })
      const himself = await w.resident({ person: father.id })
      const { code, relationship } = (await himself.post(`${at}/persons/${father.id}/trusted`, trust)).body as Letter
      const daughter = await w.resident()
      await daughter.post(`${at}/letter-uses`, { code })
      const caller = { father: himself, daughter, officer }[side]
      expect((await caller.post(`${at}/trusted/${relationship}/ending`)).status).toBe(204)
      expect(await standing(daughter)).toEqual([])
      expect((await himself.get(`${at}/persons/${father.id}/trusted`)).body).toEqual({ trusted: [] })
      expect(codeOf(await officer.post(`${at}/trusted/${relationship}/ending`))).toBe('trust_has_ended')
      expect((await (await w.resident()).post(`${at}/trusted/${relationship}/ending`)).status).toBe(404)
    }
  })

  test.each([
    ['ends before it begins', { endsOn: '2025-06-30' }, 'trust_period'],
    ['lasts longer than three years', { endsOn: '2030-01-01' }, 'trust_period'],
    ['is for nothing', { may: [] }, 'invalid_request'],
    ['is for something unknown', { may: ['everything'] }, 'invalid_request'],
  ])('whose authority %s is refused', async (_, change, code) => {
    const { id } = await aPerson(w, { name: '某老人' })
    const account = await w.resident({ person: id })
    expect(codeOf(await account.post(`${at}/persons/${id}/trusted`, { ...trust, ...change }))).toBe(code)
  })

  test('is named at the counter only with the paper that was seen', async () => {
    const { id } = await aPerson(w, { name: '不上网的老人' })
    expect(codeOf(await officer.post(`${at}/persons/${id}/trusted`, trust))).toBe('papers_missing')
    const made = await officer.post(`${at}/persons/${id}/trusted`, { ...trust, papers: '本人签字的委托书' })
    expect(made.status).toBe(201)
    expect((await linesAbout(w, id))[0]).toMatchObject({ action: 'people.trust', details: { source: '本人签字的委托书' } })
  })
})

describe('duties', () => {
  test('let carers see whom they serve, and nobody else; they are listed, end, and end by themselves', async () => {
    const [one, two, third] = [
      await aPerson(w, { name: '服务对象一' }),
      await aPerson(w, { name: '服务对象二' }),
      await aPerson(w, { name: '无关的人' }),
    ]
    const carer = await w.as('provider')
    const wish = { persons: [one.id, two.id], holder: carer.username, why: '长护险居家照护', endsOn: '2025-09-01' }
    expect((await officer.post(`${at}/duties`, wish)).body).toEqual({ given: 2 })
    expect((await officer.post(`${at}/duties`, wish)).body).toEqual({ given: 0 })
    const mine = async () =>
      ((await carer.get(`${at}/duties`)).body as { grants: { id: string; personName: string; why: string }[] }).grants
    expect((await mine()).map(({ personName }) => personName).sort()).toEqual(['服务对象一', '服务对象二'])
    expect((await carer.get(`${at}/persons/${one.id}/account-grants`)).status).toBe(403)
    expect((await carer.get(`${at}/persons/${third.id}/account-grants`)).status).toBe(404)
    const about = (caller: Caller) => caller.get(`${at}/persons/${one.id}/account-grants`)
    expect((await about(officer)).body).toMatchObject({
      grants: [{ as: 'duty', why: '长护险居家照护', username: carer.username }],
    })
    expect((await about(neighbour)).status).toBe(404)
    expect((await about(await w.resident({ person: one.id }))).body).toMatchObject({ grants: [{ as: 'self' }] })
    const ending = `${at}/account-grants/${(await mine()).find(({ personName }) => personName === '服务对象一')?.id}/ending`
    expect((await neighbour.post(ending)).status).toBe(404)
    expect((await officer.post(ending)).status).toBe(204)
    expect((await mine()).map(({ personName }) => personName)).toEqual(['服务对象二'])
    const today = w.clock.today()
    w.clock.set('2025-09-01')
    expect(await mine()).toEqual([])
    w.clock.set(today)
  })

  test('are given to providers only, all or none, within what the officer may edit', async () => {
    const here = await aPerson(w, { name: '本街老人' })
    const there = await aPerson(w, { name: '邻街老人', street: yingpu })
    const carer = await w.as('provider')
    const wish = { holder: carer.username, why: '评估', endsOn: '2025-09-01' }
    expect((await officer.post(`${at}/duties`, { ...wish, persons: [here.id, there.id] })).status).toBe(404)
    expect((await carer.get(`${at}/duties`)).body).toEqual({ grants: [] })
    const nobody = await w.resident()
    expect(codeOf(await officer.post(`${at}/duties`, { ...wish, persons: [here.id], holder: nobody.username }))).toBe(
      'holder_is_no_provider',
    )
    expect(codeOf(await officer.post(`${at}/duties`, { ...wish, persons: [here.id], endsOn: w.clock.today() }))).toBe(
      'duty_period',
    )
  })
})

describe('what happens to a person', () => {
  test('a death ends trust and duty the same day, and undoing it gives them back as they were', async () => {
    const { id } = await aPerson(w, { name: '将故的人' })
    const carer = await w.resident({ person: id, as: 'duty', endsOn: '2025-08-01' })
    const trusted = await w.resident({ person: id, as: 'trusted', may: ['record'] })
    const died = (on: string | null) => w.owner.query('update people.person set died_on = $2 where id = $1', [id, on])
    const told = { name: 'people.died', id: 'e', payload: { person: id } }
    await died(w.clock.today())
    for (const _ of [1, 2]) await onDeath(w.ctx(), told)
    expect([await sees(carer, id), await sees(trusted, id)]).toEqual([false, false])
    await onEventUndone(w.ctx(), told) // of another event: the person is still dead
    expect(await sees(carer, id)).toBe(false)
    await died(null)
    for (const _ of [1, 2]) await onEventUndone(w.ctx(), told)
    expect([await sees(carer, id), await sees(trusted, id)]).toEqual([true, true])
    const { rows } = await w.owner.query(
      'select as_what, ends_on::text from platform.person_grant where person = $1 order by as_what',
      [id],
    )
    expect(rows).toEqual([
      { as_what: 'duty', ends_on: '2025-08-01' },
      { as_what: 'trusted', ends_on: null },
    ])
  })

  test('on a merge whoever stands for the merged record stands for the kept one; undoing it takes that back', async () => {
    const [kept, merged] = [await aPerson(w, { name: '留下的' }), await aPerson(w, { name: '并入的' })]
    const account = await w.resident({ person: merged.id })
    const pair = (to: string | null) => w.owner.query('update people.person set merged_into = $2 where id = $1', [merged.id, to])
    const told = { name: 'people.merged', id: 'e', payload: { kept: kept.id, merged: merged.id } }
    await pair(kept.id)
    for (const _ of [1, 2]) await onMerge(w.ctx(), told)
    expect(await standing(account)).toMatchObject([{ name: '留下的', as: 'self' }])
    const { rowCount } = await w.owner.query('select from platform.person_grant where person = $1', [kept.id])
    expect(rowCount).toBe(1)
    await pair(null)
    await onMergeUndone(w.ctx(), told)
    expect(await standing(account)).toMatchObject([{ name: '并入的' }])
  })

  test('a duty for both records is shown once and ended as one; undoing the merge before that leaves each its own', async () => {
    const [kept, merged] = [await aPerson(w, { name: '两份职责' }), await aPerson(w, { name: '两份职责二' })]
    const carer = await w.as('provider')
    const duty = { holder: carer.username, why: '居家照护', endsOn: '2025-12-31' }
    for (const [person, endsOn] of [
      [kept.id, '2025-10-31'],
      [merged.id, '2025-12-31'],
    ])
      expect((await officer.post(`${at}/duties`, { ...duty, persons: [person], endsOn })).status).toBe(201)
    const told = { name: 'people.merged', id: newId(), payload: { kept: kept.id, merged: merged.id } }
    await w.owner.query('update people.person set merged_into = $2 where id = $1', [merged.id, kept.id])
    await onMerge(w.ctx(), told)
    type Grants = { grants: { id: string; person: string; personName: string; endsOn: string }[] }
    const ofPerson = async () => ((await officer.get(`${at}/persons/${kept.id}/account-grants`)).body as Grants).grants
    const ofHolder = async (who = carer) =>
      ((await who.get(`${at}/duties?holder=${carer.username}`)).body as Grants).grants.map(({ personName, endsOn }) => [
        personName,
        endsOn,
      ])
    expect(await ofPerson()).toMatchObject([{ person: kept.id, endsOn: '2025-12-31' }])
    for (const who of [carer, officer]) expect(await ofHolder(who)).toEqual([['两份职责', '2025-12-31']])

    await w.owner.query('update people.person set merged_into = null where id = $1', [merged.id])
    await onMergeUndone(w.ctx(), told)
    expect((await ofHolder()).sort()).toEqual([
      ['两份职责', '2025-10-31'],
      ['两份职责二', '2025-12-31'],
    ])

    await w.owner.query('update people.person set merged_into = $2 where id = $1', [merged.id, kept.id])
    await onMerge(w.ctx(), told)
    const [shown] = await ofPerson()
    expect((await officer.post(`${at}/account-grants/${shown?.id}/ending`)).status).toBe(204)
    expect([await ofPerson(), await ofHolder()]).toEqual([[], []])
  })

  test('what a family claims of guardianship is read where the person lives, not where they are only registered', async () => {
    const { id } = await aPerson(w, { name: '只户籍在此' })
    await w.owner.query('update people.person set registered_street = $2 where id = $1', [id, yingpu])
    const mother = await w.resident({ person: id })
    expect(
      (await mother.post(`${at}/wards`, { relation: 'parent', name: '户籍之子', bornOn: '2020-01-02', says: '家里的事' })).status,
    ).toBe(201)
    const seenBy = async (who: Caller) => (await who.get(`${at}/ward-claims`)).text.includes('户籍之子')
    const there = await w.as('street_officer', { street: yingpu })
    expect((await there.get(`${at}/persons/${id}`)).status).toBe(200)
    expect([await seenBy(officer), await seenBy(there)]).toEqual([true, false])
    expect(await seenBy(await w.as('department_officer', { department: 'minzheng' }))).toBe(true)
  })

  test('duties for two reasons stay two', async () => {
    const [kept, merged] = [await aPerson(w, { name: '两种职责' }), await aPerson(w, { name: '两种职责二' })]
    const carer = await w.as('provider')
    for (const [person, why] of [
      [kept.id, '居家照护'],
      [merged.id, '入户评估'],
    ])
      await officer.post(`${at}/duties`, { holder: carer.username, persons: [person], why, endsOn: '2025-12-31' })
    await w.owner.query('update people.person set merged_into = $2 where id = $1', [merged.id, kept.id])
    await onMerge(w.ctx(), { name: 'people.merged', id: newId(), payload: { kept: kept.id, merged: merged.id } })
    const { grants } = (await carer.get(`${at}/duties`)).body as { grants: { why: string }[] }
    expect(grants.map(({ why }) => why).sort()).toEqual(['入户评估', '居家照护'])
  })

  test('what ends after merges ends for every record that the person was known by', async () => {
    const [last, middle, first] = [
      await aPerson(w, { name: '两次合并' }),
      await aPerson(w, { name: '两次合并' }),
      await aPerson(w, { name: '两次合并' }),
    ]
    const made = await officer.post(`${at}/persons/${first.id}/trusted`, {
      ...{ name: '女儿', may: ['record'], endsOn: plusDays(w.clock.today(), 90), papers: '委托书' },
    })
    const { code, relationship } = made.body as Letter
    const daughter = await w.resident()
    expect((await daughter.post(`${at}/letter-uses`, { code })).status).toBe(201)
    for (const [merged, kept] of [
      [first, middle],
      [middle, last],
    ] as const) {
      await w.owner.query('update people.person set merged_into = $2 where id = $1', [merged.id, kept.id])
      await onMerge(w.ctx(), { name: 'people.merged', id: newId(), payload: { kept: kept.id, merged: merged.id } })
    }
    expect((await daughter.get(`${at}/persons/${last.id}/access`)).status).toBe(200)
    expect((await officer.post(`${at}/trusted/${relationship}/ending`)).status).toBe(204)
    expect((await daughter.get(`${at}/persons/${last.id}/access`)).status).toBe(404)
  })

  test('a trust given before a merge is listed with the record that stands, and is ended by what that record shows of it', async () => {
    const [kept, merged] = [await aPerson(w, { name: '留委托' }), await aPerson(w, { name: '并委托' })]
    const made = await officer.post(`${at}/persons/${merged.id}/trusted`, {
      ...{ name: '侄子', may: ['record'], endsOn: plusDays(w.clock.today(), 90), papers: '委托书' },
    })
    const { code, relationship } = made.body as Letter
    const nephew = await w.resident()
    expect((await nephew.post(`${at}/letter-uses`, { code })).status).toBe(201)
    await w.owner.query('update people.person set merged_into = $2 where id = $1', [merged.id, kept.id])
    await onMerge(w.ctx(), { name: 'people.merged', id: newId(), payload: { kept: kept.id, merged: merged.id } })
    const trusted = async () => (await officer.get(`${at}/persons/${kept.id}/trusted`)).body
    expect(await trusted()).toMatchObject({ trusted: [{ id: relationship, name: '侄子', account: nephew.name }] })
    const { grants } = (await officer.get(`${at}/persons/${kept.id}/account-grants`)).body as { grants: { id: string }[] }
    expect((await officer.post(`${at}/account-grants/${grants[0]?.id}/ending`)).status).toBe(204)
    expect(await trusted()).toEqual({ trusted: [] })
    await w.owner.query('update people.person set merged_into = null where id = $1', [merged.id])
    expect((await nephew.get(`${at}/persons/${merged.id}/access`)).status).toBe(404)
  })
})

test('of two accounts bound as one person’s own at the same moment, whatever the proof, one is', async () => {
  const { id } = await aPerson(w, { name: '只有一个' })
  const accounts = [await w.resident(), await w.resident(), await w.resident()]
  const proof = { as: 'self' as const, why: '核验', proof: 'identity_provider' as const, may: [], endsOn: null, source: null }
  const bound = await Promise.allSettled(
    accounts.map((account) =>
      transaction(w.ctx(), async (tx) => bind(tx, (await findPerson(tx, id)) as PersonRow, { ...proof, account: account.id })),
    ),
  )
  expect(bound.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual([
    'person_has_account',
    'person_has_account',
  ])
})

describe('one account, several districts', () => {
  test('stands for oneself here and for a mother there, each seen only there', async () => {
    const there = '/api/districts/310151'
    const self = await aPerson(w, { name: '施慧' })
    const mother = await aPerson(w, { name: '施妈妈', district: '310151', street: '310151001' })
    const account = await w.resident({ person: self.id })
    const keeper = await w.as('department_officer', { district: '310151', department: 'minzheng' })
    const { code } = (await keeper.post(`${there}/persons/${mother.id}/letters`, { as: 'guardian', papers: '监护证明' }))
      .body as Letter
    expect(codeOf(await account.post(`${at}/letter-uses`, { code }))).toBe('letter_code_wrong')
    expect((await account.post(`${there}/letter-uses`, { code })).status).toBe(201)
    expect(await standing(account)).toMatchObject([{ name: '施慧' }])
    expect(await standing(account, there)).toMatchObject([{ name: '施妈妈', as: 'guardian' }])
  })
})

describe('staff on leave', () => {
  test('are stood in for by days, shown in the audit, ended by themselves', async () => {
    const coordinator = await w.as('coordinator')
    const away = await w.as('street_officer', { street: xiayang })
    const present = await w.as('street_officer', { street: yingpu })
    const { id } = await aPerson(w, { name: '顶岗期间的人' })
    const wish = { for: away.username, by: present.username, startsOn: '2025-07-01', endsOn: '2025-07-08' }
    expect((await officer.post(`${at}/stand-ins`, wish)).status).toBe(403)
    expect(codeOf(await coordinator.post(`${at}/stand-ins`, { ...wish, endsOn: '2025-07-01' }))).toBe('stand_in_period')
    expect((await coordinator.post(`${at}/stand-ins`, wish)).status).toBe(201)
    expect(codeOf(await coordinator.post(`${at}/stand-ins`, wish))).toBe('nothing_to_stand_in_for')
    const letter = () => present.post(`${at}/persons/${id}/letters`, { papers: '身份证' })
    expect((await letter()).status).toBe(404)
    const today = w.clock.today()
    w.clock.set('2025-07-01')
    expect((await letter()).status).toBe(201)
    expect((await linesAbout(w, id)).at(-1)).toMatchObject({ actor_name: present.name, details: { standInFor: [away.name] } })
    w.clock.set('2025-07-08')
    expect((await letter()).status).toBe(404)
    w.clock.set(today)
    const { standIns } = (await coordinator.get(`${at}/stand-ins`)).body as { standIns: { id: string }[] }
    expect(standIns).toMatchObject([{ accountName: present.name, standInForName: away.name }])
    expect((await away.post(`${at}/stand-ins/${standIns[0]?.id}/ending`)).status).toBe(204)
    expect((await coordinator.get(`${at}/stand-ins`)).body).toEqual({ standIns: [] })
  })
})

test('a lost account is recovered at the counter: a new password, every old session ended, the second factor kept unless a reason says otherwise', async () => {
  const { id } = await aPerson(w, { name: '忘了密码的人' })
  expect(codeOf(await officer.post(`${at}/persons/${id}/recoveries`, { papers: '身份证' }))).toBe('person_has_no_account')
  const account = await w.resident({ person: id })
  await w.owner.query('update auth.account set two_factor_enabled = true where id = $1', [account.id])
  const twoFactor = async () =>
    (await w.owner.query<{ on: boolean }>('select two_factor_enabled as on from auth.account where id = $1', [account.id]))
      .rows[0]?.on
  const recover = (code: string, password: string) =>
    w.stranger.post('/310118/recover', new URLSearchParams({ code, next_password: password }).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    })
  const made = (await officer.post(`${at}/persons/${id}/recoveries`, { papers: '身份证' })).body as Letter
  expect(made.username).toBe(account.username)
  expect(codeOf(await account.post(`${at}/letter-uses`, { code: made.code }))).toBe('letter_is_for_recovery')
  expect((await recover(made.code, 'short')).status).toBe(422)
  expect((await recover(made.code, '一个全新的长密码 2025')).status).toBe(200)
  expect((await account.get(`${at}/standing`)).status).toBe(401)
  expect(await twoFactor()).toBe(true)
  expect((await recover(made.code, '再来一个长密码 2025')).status).toBe(422)
  const again = (await officer.post(`${at}/persons/${id}/recoveries`, { papers: '身份证', secondFactorWhy: '手机遗失' }))
    .body as Letter
  expect((await recover(again.code, '第三个长密码 2025 年')).status).toBe(200)
  expect(await twoFactor()).toBe(false)
  const { rows } = await w.owner.query('select details from platform.audit where action = $1 order by id', ['accounts.recover'])
  expect(rows.map((row) => (row as { details: Record<string, unknown> }).details.secondFactorRemoved)).toEqual([
    undefined,
    '手机遗失',
  ])
})
