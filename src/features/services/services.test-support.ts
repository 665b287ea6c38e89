import type { Caller, World } from '../../../test/support/world.ts'
import type { Draft, DraftView } from './rulebook/contract.ts'

/** 青浦's API. */
export const at = '/api/districts/310118'

/** The text of a rule about an age, as an officer writes it. */
export const fromAge = (age: number, validFrom = '2025-01-01'): string =>
  `kind: eligibility\nvalidFrom: ${validFrom}\nall:\n  - { when: '年龄 >= ${age}', says: { zh: 年满 ${age} 周岁 } }\n`

/** Drafts a rule and answers the draft's id. */
export async function aDraft(who: Caller, rule: string, text: string): Promise<string> {
  const reply = await who.post(`${at}/rule-drafts`, { rule, text, reason: '测试' })
  if (reply.status !== 201) throw new Error(reply.text)
  return (reply.body as Draft).id
}

/** Drafts and publishes a rule from a day on; answers the version's id. */
export async function aRule(who: Caller, rule: string, text: string, validFrom = '2025-01-01'): Promise<string> {
  const reply = await who.post(`${at}/rule-drafts/${await aDraft(who, rule, text)}/publication`, { validFrom })
  if (reply.status !== 201) throw new Error(reply.text)
  return (reply.body as { id: string }).id
}

/** A draft as pages show it. */
export const draftOf = async (who: Caller, id: string): Promise<DraftView> =>
  (await who.get(`${at}/rule-drafts/${id}`)).body as DraftView

/** The audit lines about a rule, oldest first. */
export async function auditOfRule(w: World, rule: string): Promise<string[]> {
  const { rows } = await w.owner.query<{ action: string }>('select action from platform.audit where subject = $1 order by id', [
    `rule/${rule}`,
  ])
  return rows.map(({ action }) => action)
}
