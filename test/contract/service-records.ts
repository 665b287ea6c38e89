import { expect } from 'vitest'
import type { Caller } from '../support/world.ts'

/** A draft of a rule and of a service, and a version of each published here, by whoever may publish any rule of the district. */
export async function serviceRecords(who: Caller, district: string): Promise<Record<string, string>> {
  const at = `/api/districts/${district}`
  const made = async (url: string, body: Record<string, unknown>): Promise<string> => {
    const reply = await who.post(`${at}${url}`, body)
    expect(reply.status, `${url} ${reply.text}`).toBe(201)
    return (reply.body as { id: string }).id
  }
  const text = "kind: eligibility\nvalidFrom: 2025-01-01\nall: [{ when: '年龄 >= 60', says: { zh: 年满 60 周岁 } }]\n"
  const draft = { rule: '契约.年龄', text, reason: '契约测试' }
  const drafts = await made('/rule-drafts', draft)
  const published = await made('/rule-drafts', draft)
  const entry = [
    'id: qiyue_ceshi',
    'name: { zh: 契约测试, en: Contract test }',
    'domain: 养老',
    'engine: services',
    'audience: 演示',
    'says: { zh: 演示, en: demonstration }',
    'departments: [区民政局]',
    'channels: [counter]',
    'source: { document: 本区自设, place: 演示 }',
    'validFrom: 2025-01-01',
  ].join('\n')
  const ofService = { service: 'qiyue_ceshi', text: entry, reason: '契约测试' }
  const serviceDraft = await made('/service-drafts', ofService)
  const publishedEntry = await made('/service-drafts', ofService)
  return {
    'service-drafts': serviceDraft,
    'service-versions': await made(`/service-drafts/${publishedEntry}/publication`, { validFrom: '2025-01-01' }),
    'rule-drafts': drafts,
    'rule-versions': await made(`/rule-drafts/${published}/publication`, { validFrom: '2025-01-01' }),
  }
}
