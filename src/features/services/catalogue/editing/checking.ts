import type { Context } from '../../../../platform/context.ts'
import { reading, type Tx } from '../../../../platform/database/transaction.ts'
import { Problem } from '../../../../platform/problem.ts'
import { inForce } from '../../../../platform/rules/document/versions.ts'
import { livingRules, named } from '../../rulebook/checking.ts'
import type { Fault, Faults } from '../../rulebook/contract.ts'
import { knownNames } from '../../rulebook/known.ts'
import { wrongRules } from '../../rulebook/service-faults.ts'
import { questions, Service } from '../contract.ts'
import { namesOfNothing } from '../named.ts'
import type { EntryText } from './contract.ts'
import { readEntry } from './reading.ts'

/** What is wrong with an entry's text, were it published; nothing is kept. Problems: 422 `service_id_refused`. */
export function checkEntry(ctx: Context, { service, text }: EntryText): Promise<Faults> {
  requireId(service)
  return reading(ctx, async (tx) => ({ faults: (await judgedEntry(tx, service, text)).faults }))
}

/** A service is known by a short id that no reader sees. */
export function requireId(id: string): void {
  if (!Service.shape.id.safeParse(id).success) throw new Problem(422, 'service_id_refused', { id })
}

/** A text as the entry it would be, with every fault: of its shape, its days, and of the rules, departments, indicators and lines that it names. `from` is the day it is to hold from instead of its own. */
export async function judgedEntry(
  tx: Tx,
  id: string,
  text: string,
  from?: string,
): Promise<{ service: Service | undefined; faults: Fault[] }> {
  const { service: written, faults, fault } = readEntry(id, text)
  if (!written) return { service: undefined, faults }
  const service = from === undefined ? written : { ...written, validFrom: from }
  const found: Fault[] = []
  if (service.id !== id)
    found.push(fault(['id'], 'id', { zh: `编号应为 ${id}：服务改名不改编号`, en: `expected ${id}: a service keeps its id` }))
  if (service.validTo !== undefined && service.validTo <= service.validFrom)
    found.push(fault(['validTo'], 'empty_period', { zh: 'validTo 应晚于 validFrom', en: 'validTo must be later than validFrom' }))
  const rules = (await livingRules(tx)).map(named)
  const wrong = wrongRules(service, rules)
  found.push(...wrong.map(({ question, zh, en }) => fault([question], 'rule', { zh, en })))
  for (const question of questions) {
    const name = service[question]
    if (name === undefined || wrong.some((one) => one.question === question)) continue
    if (!inForce(rules, name, service.validFrom))
      found.push(
        fault([question], 'not_in_force', {
          zh: `${service.validFrom} 这天“${name}”没有生效`,
          en: `no rule ${name} is in force on ${service.validFrom}`,
        }),
      )
  }
  for (const { path, zh, en } of namesOfNothing(service, await knownNames(tx)))
    found.push(fault(path, 'unknown_name', { zh, en }))
  return { service, faults: found }
}
