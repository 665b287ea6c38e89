import { expect } from 'vitest'
import type { Caller } from '../support/world.ts'

/** A person whose account is the caller's, and one record of each kind around accounts, privacy and retention. */
export async function standingRecords(who: Caller, district: string): Promise<Record<string, string>> {
  const at = `/api/districts/${district}`
  const made = async <T = { id: string }>(url: string, body: Record<string, unknown>): Promise<T> => {
    const reply = await who.post(`${at}${url}`, body)
    expect(reply.status, `${url} ${reply.text}`).toBe(201)
    return reply.body as T
  }
  const { streets } = (await who.get(`${at}/streets`)).body as { streets: { code: string }[] }
  const adult = { sex: 'female', bornOn: '1960-05-05', residence: { street: streets[0]?.code }, source: '契约测试' }
  const { id: person } = await made('/persons', { ...adult, name: '契约本人' })
  const { id: another } = await made('/persons', { ...adult, name: '契约旁人' })
  const { code } = await made<{ code: string }>(`/persons/${person}/letters`, { papers: '身份证' })
  await made('/letter-uses', { code })
  const { grants } = (await who.get(`${at}/persons/${person}/account-grants`)).body as { grants: { id: string }[] }
  const trust = { name: '代办人', may: ['record'], endsOn: '2026-01-01', papers: '委托书' }
  const away = { for: who.username, by: 'resident-1', startsOn: '2030-01-01', endsOn: '2030-01-08' }
  return {
    persons: person,
    letters: (await made(`/persons/${another}/letters`, { papers: '身份证' })).id,
    'account-grants': grants[0]?.id as string,
    'ward-claims': (await made('/wards', { name: '某某', bornOn: '2022-02-02' })).id,
    trusted: (await made<{ relationship: string }>(`/persons/${person}/trusted`, trust)).relationship,
    corrections: (await made(`/persons/${person}/corrections`, { field: 'phone', says: '号码有误' })).id,
    consents: (await made(`/persons/${person}/consents`, { purpose: 'photo', paper: '同意书', givenByName: '契约本人' })).id,
    holds: (await made(`/persons/${person}/holds`, { why: '投诉未结' })).id,
    'retention-runs': (await made('/retention-runs', { dry: true })).id,
    cards: (await made(`/persons/${another}/cards`, {})).id,
    'stand-ins': (await made<{ ids: string[] }>('/stand-ins', away)).ids[0] as string,
  }
}
