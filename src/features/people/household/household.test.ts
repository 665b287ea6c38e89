import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import { aPerson, at, auditOf, grantPerson, xiayang, yingpu } from '../people.test-support.ts'
import type { PersonList } from '../register/contract.ts'
import type { Family, Household, Relationship } from './contract.ts'

const w = await aWorld({ day: '2025-06-30' })
const officer = await w.as('street_officer', { street: xiayang.street })
const neighbour = await w.as('street_officer', { street: yingpu.street })
const department = await w.as('department_officer', { department: 'minzheng' })

const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code: string }).code]
const home = (members: [person: { id: string }, role: string][], more: Record<string, unknown> = {}) => ({
  ...{ kind: 'living', ...xiayang, line: '青安路1号', source: '走访' },
  members: members.map(([person, role]) => ({ person: person.id, role })),
  ...more,
})
const family = async (who: typeof officer, id: string, query = '') =>
  (await who.get(`${at}/persons/${id}/family${query}`)).body as Family
const namesIn = ({ living, relationships }: Family) => [
  ...(living?.members.map(({ person }) => person.name) ?? []),
  ...relationships.map(({ other, otherName }) => other?.name ?? otherName),
]
const mayRows = async (table: string) => Number((await w.owner.query(`select count(*) as n from people.${table}`)).rows[0].n)

describe('it works', () => {
  test('grandmother, carer and child are seen together by the street, each with her relation', async () => {
    const grandmother = await aPerson(officer, { name: '黄奶奶', sex: 'female', bornOn: '1945-02-01' })
    const mother = await aPerson(officer, { name: '黄妈妈', sex: 'female', bornOn: '1988-03-01' })
    const child = await aPerson(officer, { name: '黄宝宝', bornOn: '2023-04-01', since: '2023-04-01' })
    const carer = await aPerson(officer, { name: '方护理', sex: 'female', bornOn: '1975-05-01' })
    const made = await officer.post(
      `${at}/households`,
      home([
        [grandmother, 'head'],
        [mother, 'child'],
        [child, 'grandchild'],
      ]),
    )
    expect(made.status).toBe(201)
    const evidence = await officer.keep('310118', '监护证明.txt', someEvidence)
    const relation = (person: { id: string }, body: Record<string, unknown>) =>
      officer.post(`${at}/persons/${person.id}/relationships`, { source: '走访', ...body })
    expect((await relation(child, { kind: 'guardian', other: mother.id, evidence })).body).toMatchObject({
      kind: 'guardian',
      evidence,
    })
    await relation(grandmother, { kind: 'carer', other: carer.id })
    await relation(grandmother, { kind: 'emergency_contact', otherName: '黄舅舅', otherPhone: '13800009999' })
    // Without a purpose what lists show: nobody who is known by name only, and nothing on record.
    const brief = await family(officer, grandmother.id)
    expect(namesIn(brief)).toEqual(['黄奶奶', '黄妈妈', '黄宝宝', '方护理'])
    expect([brief.hidden, brief.living?.hidden, brief.living?.streetName]).toEqual([1, 0, '夏阳街道'])
    expect((await auditOf(w, grandmother.id)).some(({ action }) => action === 'people.viewed')).toBe(false)
    const seen = await family(officer, grandmother.id, '?purpose=emergency')
    expect(namesIn(seen)).toEqual(['黄奶奶', '黄妈妈', '黄宝宝', '方护理', '黄舅舅'])
    expect(seen.hidden).toBe(0)
    expect(seen.relationships.map(({ otherPhone }) => otherPhone)).toContain('13800009999')
    expect((await auditOf(w, grandmother.id)).at(-1)).toEqual({
      action: 'people.viewed',
      details: { purpose: 'emergency', what: 'family' },
    })
    const { relationships } = await family(officer, mother.id)
    expect(relationships).toMatchObject([{ kind: 'guardian', direction: 'to', other: { name: '黄宝宝' } }])

    type Told = { lines: { kind: string; action: string; office: string }[] }
    const { lines } = (await officer.get(`${at}/persons/${child.id}/access`)).body as Told
    expect(lines).toContainEqual(
      expect.objectContaining({ kind: 'household', action: 'people.create_household', office: '夏阳街道' }),
    )

    // A guardian with grants for her child and her mother sees both; the carer sees whom she serves and how many more there are.
    const guardian = await w.as('resident')
    for (const [person, as] of [
      [mother, 'self'],
      [child, 'guardian'],
      [grandmother, 'trusted'],
    ] as const)
      await grantPerson(w, guardian, person.id, as)
    expect((await family(guardian, child.id)).living?.members.map(({ person }) => person.name)).toEqual([
      '黄奶奶',
      '黄妈妈',
      '黄宝宝',
    ])
    const nurse = await w.as('provider')
    await grantPerson(w, nurse, grandmother.id, 'duty')
    const served = await nurse.get(`${at}/persons/${grandmother.id}/family`)
    expect(served.body).toMatchObject({ living: { hidden: 2 }, hidden: 4, relationships: [] })
    for (const name of ['黄妈妈', '黄宝宝', '方护理', '黄舅舅']) expect(served.text).not.toContain(name)
    expect((await nurse.get(`${at}/persons/${child.id}/family`)).status).toBe(404)
  })

  test('who moves into another household leaves the one before on that day; a household ends for all', async () => {
    const a = await aPerson(officer, { name: '甲' })
    const b = await aPerson(officer, { name: '乙' })
    const first = (
      await officer.post(
        `${at}/households`,
        home(
          [
            [a, 'head'],
            [b, 'spouse'],
          ],
          { since: '2024-01-01' },
        ),
      )
    ).body as Household
    const second = (await officer.post(`${at}/households`, home([[a, 'head']], { since: '2025-06-01' }))).body as Household
    expect(namesIn(await family(officer, b.id))).toEqual(['乙'])
    const { rows } = await w.owner.query('select valid_to from people.household_member where household = $1 and person = $2', [
      first.id,
      a.id,
    ])
    expect(rows).toEqual([{ valid_to: '2025-06-01' }])
    expect(codeOf(await officer.post(`${at}/households/${second.id}/members`, { person: a.id, role: 'other' }))).toEqual([
      409,
      'household_member_once',
    ])
    expect((await officer.post(`${at}/households/${first.id}/end`, { on: '2025-06-30' })).body).toMatchObject({
      endedOn: '2025-06-30',
    })
    expect((await family(officer, b.id)).living).toBeNull()
    expect(codeOf(await officer.post(`${at}/households/${first.id}/members`, { person: b.id, role: 'head' }))).toEqual([
      409,
      'household_has_ended',
    ])
    const [member] = second.members
    expect((await officer.post(`${at}/members/${member?.id}/end`, { on: '2025-06-20' })).body).toMatchObject({
      validTo: '2025-06-20',
    })
    expect(codeOf(await officer.post(`${at}/members/${member?.id}/end`, { on: '2025-06-20' }))).toEqual([409, 'member_has_left'])
  })

  test('nobody joins a household that ends at the same moment, and it ends on one day', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [one, other] = [await aPerson(officer, { name: '先住的' }), await aPerson(officer, { name: '后来的' })]
      const made = await officer.post(`${at}/households`, home([[one, 'head']], { since: '2024-01-01' }))
      const { id } = made.body as Household
      await Promise.all([
        officer.post(`${at}/households/${id}/end`, { on: '2025-06-01' }),
        officer.post(`${at}/households/${id}/members`, { person: other.id, role: 'other', since: '2025-06-10' }),
      ])
      const { rows } = await w.owner.query(
        `select from people.household_member m join people.household h on h.district = m.district and h.id = m.household
         where h.id = $1 and h.ended_on is not null and m.valid_to is null and m.withdrawn_at is null`,
        [id],
      )
      expect(rows).toEqual([])
    }
  })

  test('a double tap enters one household and one relationship', async () => {
    const a = await aPerson(officer, { name: '双击' })
    const before = [await mayRows('household'), await mayRows('relationship')]
    const key = { 'idempotency-key': 'household-once' }
    const body = home([[a, 'head']])
    const households = await Promise.all([1, 2].map(() => officer.post(`${at}/households`, body, key)))
    expect(new Set(households.map(({ text }) => text)).size).toBe(1)
    const wish = { kind: 'emergency_contact', otherName: '某邻居', source: '走访' }
    const made = await Promise.all(
      [1, 2].map(() => officer.post(`${at}/persons/${a.id}/relationships`, wish, { 'idempotency-key': 'relation-once' })),
    )
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    expect([await mayRows('household'), await mayRows('relationship')]).toEqual(before.map((n) => n + 1))
  })

  test('a relationship ends on a day, or is withdrawn with a reason; what rests on it ends with it', async () => {
    const father = await aPerson(officer, { name: '顾父' })
    const wish = {
      kind: 'trusted',
      otherName: '顾女',
      may: ['services'],
      validFrom: '2025-06-01',
      validTo: '2026-06-01',
      source: '委托书',
    }
    const { id } = (await officer.post(`${at}/persons/${father.id}/relationships`, wish)).body as Relationship
    const daughter = await w.as('resident')
    await grantPerson(w, daughter, father.id, 'trusted')
    await w.owner.query('update platform.person_grant set source = $1 where account = $2', [id, daughter.id])
    expect((await daughter.get(`${at}/persons/${father.id}`)).status).toBe(200)
    expect((await officer.post(`${at}/relationships/${id}/end`, { on: '2025-06-30' })).body).toMatchObject({
      validTo: '2025-06-30',
    })
    expect((await daughter.get(`${at}/persons/${father.id}`)).status).toBe(404)
    expect(codeOf(await officer.post(`${at}/relationships/${id}/end`, { on: '2025-06-30' }))).toEqual([
      409,
      'relationship_has_ended',
    ])
    expect((await officer.post(`${at}/relationships/${id}/withdrawal`, { reason: '委托书无效' })).status).toBe(201)
    expect(codeOf(await officer.post(`${at}/relationships/${id}/withdrawal`, { reason: '再撤' }))).toEqual([
      409,
      'relationship_already_withdrawn',
    ])
  })
})

describe('what is refused', () => {
  test.each([
    [
      'a trusted person without an end',
      { kind: 'trusted', otherName: '某', may: ['record'] },
      422,
      'trusted_needs_end_and_matters',
    ],
    [
      'a trusted person who may do nothing',
      { kind: 'trusted', otherName: '某', validTo: '2026-01-01' },
      422,
      'trusted_needs_end_and_matters',
    ],
    [
      'an authority that is over',
      { kind: 'trusted', otherName: '某', may: ['record'], validFrom: '2024-01-01', validTo: '2025-01-01' },
      422,
      'relationship_is_over',
    ],
    [
      'a period that ends before it begins',
      { kind: 'carer', otherName: '某', validFrom: '2025-06-01', validTo: '2025-06-01' },
      422,
      'relationship_period',
    ],
    ['nobody', { kind: 'carer' }, 422, 'relationship_names_the_other'],
    ['somebody unknown', { kind: 'carer', other: '019799f6-0000-7000-8000-000000000000' }, 422, 'person_unknown'],
    [
      'evidence that was not kept',
      { kind: 'carer', otherName: '某', evidence: '019799f6-0000-7000-8000-000000000000' },
      422,
      'evidence_unknown',
    ],
    [
      'a thing nobody may be trusted with',
      { kind: 'trusted', otherName: '某', may: ['everything'], validTo: '2026-01-01' },
      400,
      'invalid_request',
    ],
  ])('%s', async (_what, wish, status, code) => {
    const { id } = await aPerson(officer, { name: '被拒' })
    expect(codeOf(await officer.post(`${at}/persons/${id}/relationships`, { source: '走访', ...wish }))).toEqual([status, code])
  })

  test('oneself, somebody of another street, another street’s household', async () => {
    const mine = await aPerson(officer, { name: '本街' })
    const theirs = await aPerson(neighbour, { name: '外街', residence: yingpu, registered: yingpu })
    expect(
      codeOf(await officer.post(`${at}/persons/${mine.id}/relationships`, { kind: 'carer', other: mine.id, source: '走访' })),
    ).toEqual([422, 'relationship_is_with_another'])
    expect(
      codeOf(await officer.post(`${at}/persons/${mine.id}/relationships`, { kind: 'carer', other: theirs.id, source: '走访' })),
    ).toEqual([422, 'person_unknown'])
    expect(codeOf(await officer.post(`${at}/households`, home([[theirs, 'head']])))).toEqual([422, 'person_unknown'])
    expect(codeOf(await officer.post(`${at}/households`, home([[mine, 'head']], yingpu)))).toEqual([403, 'not_permitted'])
    const household = (await neighbour.post(`${at}/households`, home([[theirs, 'head']], yingpu))).body as Household
    for (const reply of [
      await officer.get(`${at}/households/${household.id}`),
      await officer.post(`${at}/households/${household.id}/members`, { person: mine.id, role: 'other' }),
      await officer.post(`${at}/households/${household.id}/end`, { on: '2025-06-30' }),
      await officer.post(`${at}/members/${household.members[0]?.id}/end`, { on: '2025-06-30' }),
    ])
      expect(codeOf(reply)).toEqual([404, 'not_found'])
  })
})

test('whatever families and streets there are, an officer never sees a person of other streets in a list, a search or a family', async () => {
  const places = [xiayang, yingpu, { street: '310118003' }, null]
  const people = fc.array(
    fc.record({ residence: fc.nat(3), registered: fc.nat(3), partner: fc.nat(5), initial: fc.constantFrom('卞', '褚', '卫') }),
    { minLength: 3, maxLength: 6 },
  )
  const officers = [
    [officer, xiayang.street],
    [neighbour, yingpu.street],
  ] as const
  await fc.assert(
    fc.asyncProperty(people, async (drawn) => {
      const made: { id: string; streets: (string | undefined)[] }[] = []
      for (const { residence, registered, initial } of drawn) {
        const outside = { outside: '江苏省昆山市' }
        const [lives, is] = [places[residence] ?? outside, places[registered] ?? outside]
        const { id } = await aPerson(department, { name: `${initial}某某`, residence: lives, registered: is })
        made.push({ id, streets: [places[residence]?.street, places[registered]?.street] })
      }
      await department.post(`${at}/households`, home(made.map((person) => [person, 'other'])))
      for (const [at2, { partner }] of drawn.entries()) {
        const other = made[partner % made.length]
        if (other && other !== made[at2])
          await department.post(`${at}/persons/${made[at2]?.id}/relationships`, {
            kind: 'carer',
            other: other.id,
            source: '走访',
          })
      }
      for (const [who, street] of officers) {
        const hidden = made.filter(({ streets }) => !streets.includes(street)).map(({ id }) => id)
        const replies = [
          ...(await Promise.all(
            ['words=某某', 'words=b', 'limit=200', 'at=registered&limit=200', `street=${yingpu.street}&limit=200`].map((query) =>
              who.get(`${at}/persons?${query}`),
            ),
          )),
          ...(await Promise.all(made.map(({ id }) => who.get(`${at}/persons/${id}/family`)))),
          await who.get('/api/districts/310118/search?words=bm'),
        ]
        for (const reply of replies) for (const id of hidden) expect(reply.status === 404 || !reply.text.includes(id)).toBe(true)
        const listed = ((replies[2] as { body: unknown }).body as PersonList).persons.map(({ id }) => id)
        expect(made.filter(({ streets }) => streets[0] === street).every(({ id }) => listed.includes(id))).toBe(true)
      }
    }),
    { numRuns: 6 },
  )
}, 60_000)
