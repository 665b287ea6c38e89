import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { contentHash } from '../../../platform/rules/document/hash.ts'
import { settleDraft } from '../drafting/draft-store.ts'
import { publishable } from '../drafting/drafts.ts'
import { dropImpactsOf } from '../drafting/impact-store.ts'
import { type Line, ownVersion, succeed, takeBack } from '../drafting/succeeding.ts'
import { rulePublished } from '../events.ts'
import { mayPublish } from '../policy.ts'
import { findVersion, lockOwn } from '../version-store.ts'
import { faultsAround } from './checking.ts'
import { ruleDrafts, soundRule } from './drafted.ts'
import { leadersOf } from './leaders.ts'

const rules: Line<Rule> = { of: 'rule_version', hash: contentHash }

/**
 * Makes a draft the district's rule from a day on: what held until then ends on that day. Problems: 403, 404, 409 `draft_settled`, 422 `rule_faulty` with the
 * faults and their places.
 */
export function publishRule(ctx: Context, id: string, { validFrom }: { validFrom: string }) {
  return transaction(ctx, async (tx) => {
    const { name, text, reason } = await publishable(tx, ruleDrafts, id)
    const standing = await lockOwn(tx, rules.of, name)
    const { rule } = await soundRule(tx, name, text, validFrom)
    const version = await succeed(tx, rules, name, rule, standing)
    await settleDraft(tx, id, { version: version.id })
    await dropImpactsOf(tx, id)
    await tx.audit('services.publish_rule', `rule/${name}`, { name, ...version, reason, draft: id })
    await tx.emit(rulePublished({ rule: name, version: version.id }))
    return version
  })
}

/**
 * Takes back a version that a person published here, with the reason: what held before holds on to where this one would have ended. Decisions that were made
 * by it keep it. Problems: 403, 404, 409 `version_of_file` or `version_withdrawn`, 422 `rule_still_named`.
 */
export function withdrawRule(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const version = found(await findVersion(tx, rules.of, id), 'rule_version')
    const { name } = version
    permit(mayPublish(tx.actor, tx.district, (await leadersOf(tx))(name)))
    await ownVersion(tx, rules.of, version)
    const sound = new Set(await faultsAround(tx, name))
    await takeBack(tx, rules, version, reason)
    const left = (await faultsAround(tx, name)).filter((fault) => !sound.has(fault))
    if (left.length > 0) throw new Problem(422, 'rule_still_named', { name, by: left.join('；') })
    await tx.audit('services.withdraw_rule', `rule/${name}`, { name, version: id, reason })
    await tx.emit(rulePublished({ rule: name, version: id }))
    return { id }
  })
}
