import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { aPerson, at, auditOf, grantPerson, xiayang, yingpu } from '../people.test-support.ts'
import type { CardKeys, CardRecord, PrintedCard, RevokedCards } from './contract.ts'
import { onDeath, onEventUndone, onMerge, onMergeUndone } from './reactions.ts'
import { openRevocationList } from './revocation.ts'
import { verifyCard } from './verify.ts'

let w: World
let officer: Caller
beforeAll(async () => {
  w = await aWorld({ day: '2025-06-30' })
  officer = await w.as('street_officer', { street: xiayang.street })
}, 60_000)

const codeOf = (reply: { body: unknown }) => (reply.body as { code: string }).code
async function aCard(who: Caller, person: string, wish = {}): Promise<CardRecord> {
  const reply = await who.post(`${at}/persons/${person}/cards`, wish)
  if (reply.status !== 201) throw new Error(reply.text)
  return reply.body as CardRecord
}
const printed = async (who: Caller, card: string) => (await who.post(`${at}/cards/${card}/printing`)).body as PrintedCard
const cardsOf = async (who: Caller, person: string) =>
  ((await who.get(`${at}/persons/${person}/cards?purpose=service`)).body as { cards: CardRecord[] }).cards

/** What a reader with a network makes of a code. */
async function verdictOn(code: string) {
  const { keys } = (await w.stranger.get('/api/card/keys')).body as CardKeys
  const { list } = (await w.stranger.get('/api/card/revoked/310118')).body as RevokedCards
  const opened = await openRevocationList(Uint8Array.from(Buffer.from(list, 'base64')), keys)
  if (!('list' in opened)) throw new Error(opened.fault)
  return await verifyCard(code, { keys, revoked: [opened.list], today: w.clock.today() })
}

describe('a card', () => {
  test('is issued by an officer for two years, on record, and readers who have only what is public find it valid', async () => {
    const { id } = await aPerson(officer, { name: '欧阳小明', bornOn: '1941-05-06' })
    const card = await aCard(officer, id)
    expect(card).toMatchObject({ issuedOn: '2025-06-30', expiresOn: '2027-06-30', state: 'valid', person: id })
    const paper = await printed(officer, card.id)
    expect(paper).toMatchObject({
      ...{
        name: '欧*明',
        birthYear: 1941,
        audiences: ['elder'],
        lastDay: '2027-06-29',
        streetName: '夏阳街道',
        phone: '12345',
        phoneOfStreet: false,
      },
    })
    expect(await verdictOn(paper.code)).toMatchObject({ state: 'valid', revocation: 'checked', card: { number: card.number } })
    expect((await auditOf(w, id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['people.issue_card', 'people.print_card']),
    )
  })

  test('is one at a time; a replacement makes the old one void in the same commit and has a number of its own', async () => {
    const { id } = await aPerson(officer)
    const first = await aCard(officer, id)
    const second = await officer.post(`${at}/persons/${id}/cards`)
    expect([second.status, codeOf(second)]).toEqual([409, 'card_stands_already'])
    const { code } = await printed(officer, first.id)

    const reply = await officer.post(`${at}/cards/${first.id}/reissue`, { why: 'lost', note: '买菜时丢失' })
    expect(reply.status, reply.text).toBe(201)
    const next = reply.body as CardRecord
    expect(next.number).not.toBe(first.number)
    expect((await cardsOf(officer, id)).map(({ state, revokedWhy }) => [state, revokedWhy])).toEqual([
      ['valid', null],
      ['revoked', 'lost'],
    ])
    expect(await verdictOn(code)).toMatchObject({ state: 'revoked', by: 'card' })
    expect(await verdictOn((await printed(officer, next.id)).code)).toMatchObject({ state: 'valid' })
    for (const deed of ['reissue', 'revocation', 'printing']) {
      const again = await officer.post(`${at}/cards/${first.id}/${deed}`, deed === 'printing' ? undefined : { why: 'lost' })
      expect([again.status, codeOf(again)], deed).toEqual([409, 'card_is_void'])
    }
  })

  test('two who issue at the same moment get one card between them', async () => {
    const { id } = await aPerson(officer)
    const replies = await Promise.all([1, 2, 3].map(() => officer.post(`${at}/persons/${id}/cards`)))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(await cardsOf(officer, id)).toHaveLength(1)
  })

  test('expires when it says and may be issued for less than the terms, not for more', async () => {
    const { id } = await aPerson(officer)
    for (const expiresOn of ['2025-06-30', '2027-07-01']) {
      const reply = await officer.post(`${at}/persons/${id}/cards`, { expiresOn })
      expect([reply.status, codeOf(reply)], expiresOn).toEqual([422, 'card_period_wrong'])
    }
    const card = await aCard(officer, id, { expiresOn: '2025-07-10' })
    const { code } = await printed(officer, card.id)
    w.clock.set('2025-07-10')
    try {
      expect(await verdictOn(code)).toMatchObject({ state: 'expired' })
      expect((await cardsOf(officer, id))[0]?.state).toBe('expired')
      expect(codeOf(await officer.post(`${at}/cards/${card.id}/printing`))).toBe('card_has_expired')
      expect((await aCard(officer, id)).state).toBe('valid')
    } finally {
      w.clock.set('2025-06-30')
    }
  })

  test('says whom it is for by age on the day of issue', async () => {
    const audienceOf = async (bornOn: string) => {
      const { id } = await aPerson(officer, { bornOn })
      return (await printed(officer, (await aCard(officer, id)).id)).audiences
    }
    expect([await audienceOf('1965-06-30'), await audienceOf('1965-07-01'), await audienceOf('2018-07-01')]).toEqual([
      ['elder'],
      [],
      ['child'],
    ])
  })
})

describe('who may', () => {
  test('the person and the guardian issue, print and revoke their own; both are named in the record', async () => {
    const { id } = await aPerson(officer)
    const self = await w.resident({ person: id })
    const card = await aCard(self, id)
    expect((await printed(self, card.id)).name).toBe('张*明')
    expect((await self.post(`${at}/cards/${card.id}/revocation`, { why: 'lost' })).status).toBe(200)

    const child = await aPerson(officer, { name: '张小宝', bornOn: '2019-12-02' })
    const mother = await w.resident({ person: child.id, as: 'guardian' })
    await aCard(mother, child.id)
    expect((await auditOf(w, child.id)).find(({ action }) => action === 'people.issue_card')?.details).toMatchObject({
      as: 'guardian',
      onBehalfOf: child.id,
    })
  })

  test('a trusted person and a carer may not; another street’s officer and strangers do not see that it exists', async () => {
    const { id } = await aPerson(officer)
    const card = await aCard(officer, id)
    const trusted = await w.resident({ person: id, as: 'trusted', may: ['services', 'record'] })
    const carer = await w.as('provider')
    await grantPerson(w, carer, id, 'duty')
    for (const who of [trusted, carer]) {
      expect((await who.post(`${at}/persons/${id}/cards`)).status).toBe(403)
      expect((await who.get(`${at}/persons/${id}/cards`)).status).toBe(403)
      for (const deed of ['revocation', 'reissue', 'printing'])
        expect((await who.post(`${at}/cards/${card.id}/${deed}`, { why: 'lost' })).status, deed).toBe(403)
    }
    for (const who of [await w.as('street_officer', { street: yingpu.street }), await w.resident()]) {
      expect((await who.post(`${at}/persons/${id}/cards`)).status).toBe(404)
      for (const deed of ['revocation', 'reissue', 'printing'])
        expect((await who.post(`${at}/cards/${card.id}/${deed}`, { why: 'lost' })).status, deed).toBe(404)
    }
  })
})

describe('a death', () => {
  test('makes every card void, and undoing its record gives back only what it had made void', async () => {
    const { id } = await aPerson(officer)
    const lost = await aCard(officer, id)
    const good = (await officer.post(`${at}/cards/${lost.id}/reissue`, { why: 'lost' })).body as CardRecord
    const { code } = await printed(officer, good.id)
    const death = await officer.post(`${at}/persons/${id}/death`, { on: '2025-06-29', source: '死亡证明' })
    expect(death.status, death.text).toBe(201)
    const event = { name: 'people.died', id: 'e1', payload: { person: id } }
    await onDeath(w.ctx(), event)
    await onDeath(w.ctx(), event) // at least once
    expect(await verdictOn(code)).toMatchObject({ state: 'revoked' })
    expect(codeOf(await officer.post(`${at}/persons/${id}/cards`))).toBe('person_has_died')

    const undone = await officer.post(`${at}/life-events/${(death.body as { id: string }).id}/undoing`, { reason: '录错了人' })
    expect(undone.status, undone.text).toBeLessThan(300)
    await onEventUndone(w.ctx(), { name: 'people.event_undone', id: 'e2', payload: { person: id } })
    expect(await verdictOn(code)).toMatchObject({ state: 'valid' })
    expect((await cardsOf(officer, id)).map(({ state }) => state)).toEqual(['valid', 'revoked'])
  })
})

describe('a merge', () => {
  const merge = async (kept: string, merged: string) => {
    const reply = await officer.post(`${at}/merges`, { kept, merged, why: '同一个人' })
    expect(reply.status, reply.text).toBe(201)
    await onMerge(w.ctx(), { name: 'people.merged', id: 'm1', payload: { kept, merged } })
    await onMerge(w.ctx(), { name: 'people.merged', id: 'm1', payload: { kept, merged } }) // at least once
    return (reply.body as { id: string }).id
  }
  const undo = async (id: string, kept: string, merged: string) => {
    expect((await officer.post(`${at}/merges/${id}/withdrawal`, { reason: '认错了人' })).status).toBe(200)
    for (const _ of [1, 2]) await onMergeUndone(w.ctx(), { name: 'people.merge_undone', id: 'm2', payload: { kept, merged } })
  }
  const states = async (who: Caller, person: string) =>
    (await cardsOf(who, person)).map(({ state, revokedWhy }) => [state, revokedWhy])

  test('leaves one good card, the newest of both records; the holder sees and replaces it; undoing gives each its own back', async () => {
    const [kept, merged] = [await aPerson(officer, { name: '双卡人' }), await aPerson(officer, { name: '双卡者' })]
    const older = await aCard(officer, kept.id)
    const newer = await aCard(officer, merged.id)
    const codes = [(await printed(officer, older.id)).code, (await printed(officer, newer.id)).code] as const
    const himself = await w.resident({ person: kept.id })
    const id = await merge(kept.id, merged.id)
    expect(await verdictOn(codes[0])).toMatchObject({ state: 'revoked' })
    expect(await verdictOn(codes[1])).toMatchObject({ state: 'valid' })
    for (const who of [officer, himself])
      expect(await states(who, kept.id)).toEqual([
        ['valid', null],
        ['revoked', 'other'],
      ])
    expect(codeOf(await himself.post(`${at}/persons/${kept.id}/cards`))).toBe('card_stands_already')
    expect((await himself.get(`/310118/my/${kept.id}/card`)).text).toContain('以较新的一张卡为准')
    expect((await printed(himself, newer.id)).number).toBe(newer.number)
    expect((await auditOf(w, kept.id)).filter(({ action }) => action === 'people.revoke_cards_of_merge')).toHaveLength(1)

    await undo(id, kept.id, merged.id)
    for (const code of codes) expect(await verdictOn(code)).toMatchObject({ state: 'valid' })
    expect([await states(officer, kept.id), await states(officer, merged.id)]).toEqual([[['valid', null]], [['valid', null]]])
  })

  test('that is undone gives no second card to who has a new one by then', async () => {
    const [kept, merged] = [await aPerson(officer, { name: '补卡人' }), await aPerson(officer, { name: '补卡者' })]
    await aCard(officer, kept.id)
    const newer = await aCard(officer, merged.id)
    const id = await merge(kept.id, merged.id)
    expect((await officer.post(`${at}/cards/${newer.id}/reissue`, { why: 'lost' })).status).toBe(201) // for the record that stands
    await undo(id, kept.id, merged.id)
    expect((await states(officer, kept.id)).map(([state]) => state)).toEqual(['valid', 'revoked'])
    expect(await states(officer, merged.id)).toEqual([['revoked', 'lost']])
  })
})

describe('what readers get', () => {
  test('is public, may be kept a minute, and names nobody', async () => {
    for (const url of ['/api/card/keys', '/api/card/revoked/310118']) {
      const reply = await w.stranger.get(url)
      expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'public, max-age=60'])
      expect(reply.text).not.toContain('张')
    }
    expect((await w.stranger.get('/api/card/revoked/999999')).status).toBe(404)
  })

  test('follows the terms that the district sets', async () => {
    const { body: before } = await w.stranger.get(`${at}/card-terms`)
    const department = await w.as('department_officer', { department: 'minzheng' })
    const terms = { ...(before as object), months: 12, phones: { [xiayang.street]: '021-59728000' } }
    const wrong = await department.put(`${at}/card-terms`, { ...terms, phones: { 999999999: '12345' } })
    expect([wrong.status, codeOf(wrong)]).toEqual([422, 'street_unknown'])
    expect((await department.put(`${at}/card-terms`, terms)).status).toBe(200)
    const { id } = await aPerson(officer)
    const card = await aCard(officer, id)
    expect(card.expiresOn).toBe('2026-06-30')
    expect(await printed(officer, card.id)).toMatchObject({ phone: '021-59728000', phoneOfStreet: true })
  })
})
