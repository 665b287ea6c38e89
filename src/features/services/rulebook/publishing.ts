import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { contentHash } from '../../../platform/rules/document/hash.ts'
import { rulePublished } from '../events.ts'
import { mayPublish } from '../policy.ts'
import {
  endedBy,
  findVersion,
  insertVersions,
  lockOwn,
  replaceVersion,
  type Version,
  withdrawVersions,
} from '../version-store.ts'
import { faultsAround, judgedText, until } from './checking.ts'
import { findDraft, settleDraft } from './draft-store.ts'
import { dropImpactsOf } from './impact-store.ts'
import { leadersOf } from './leaders.ts'
import { successionOf } from './succession.ts'

const of = 'rule_version'

/**
 * Makes a draft the district's rule from a day on: what held until then ends on that day. Problems: 403, 404, 409 `draft_settled`, 422 `rule_faulty` with the
 * faults and their places.
 */
export function publishDraft(ctx: Context, id: string, { validFrom }: { validFrom: string }) {
  return transaction(ctx, async (tx) => {
    const draft = found(await findDraft(tx, id, { lock: true }), 'draft')
    permit(mayPublish(tx.actor, tx.district, (await leadersOf(tx))(draft.rule)))
    if (draft.state !== 'open') throw new Problem(409, 'draft_settled', { state: draft.state })
    const standing = await lockOwn(tx, of, draft.rule)
    const { read, faults } = await judgedText(tx, draft.rule, draft.text, validFrom)
    if (!read || faults.length > 0) throw new Problem(422, 'rule_faulty', { count: faults.length, faults })
    const version = await succeed(tx, draft.rule, read.rule, standing)
    await settleDraft(tx, id, { version: version.id })
    await dropImpactsOf(tx, id)
    await tx.audit('services.publish_rule', `rule/${draft.rule}`, {
      name: draft.rule,
      ...version,
      reason: draft.reason,
      draft: id,
    })
    await tx.emit(rulePublished({ rule: draft.rule, version: version.id }))
    return version
  })
}

async function succeed(tx: Tx, name: string, rule: Rule, standing: readonly Version[]) {
  const { replaced, shortened, validTo } = successionOf(standing, { validFrom: rule.validFrom, validTo: rule.validTo ?? null })
  const id = newId()
  if (replaced) await withdrawVersions(tx, of, [replaced.id], '同日起改用新版 / a new version holds from the same day', id)
  if (shortened) await replaceVersion(tx, of, shortened, { ...endingOn(shortened, rule.validFrom), closedBy: id })
  const document = until(rule, validTo)
  const { validFrom } = rule
  await insertVersions(tx, of, [
    { id, name, layer: 'district', document, hash: contentHash(document), validFrom, validTo, origin: 'local' },
  ])
  return { id, validFrom, validTo }
}

/**
 * Takes back a version that a person published here, with the reason: what held before holds on to where this one would have ended. Decisions that were made
 * by it keep it. Problems: 403, 404, 409 `version_of_file` or `version_withdrawn`, 422 `rule_still_named`.
 */
export function withdrawVersion(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const version = found(await findVersion(tx, of, id), 'rule_version')
    permit(mayPublish(tx.actor, tx.district, (await leadersOf(tx))(version.name)))
    const standing = await lockOwn(tx, of, version.name)
    if (version.origin === 'file') throw new Problem(409, 'version_of_file', { name: version.name })
    if (!standing.some((one) => one.id === id)) throw new Problem(409, 'version_withdrawn')
    const sound = new Set(await faultsAround(tx, version.name))
    await withdrawVersions(tx, of, [id], reason)
    await restore(tx, version)
    const left = (await faultsAround(tx, version.name)).filter((fault) => !sound.has(fault))
    if (left.length > 0) throw new Problem(422, 'rule_still_named', { name: version.name, by: left.join('；') })
    await tx.audit('services.withdraw_rule', `rule/${version.name}`, { name: version.name, version: id, reason })
    await tx.emit(rulePublished({ rule: version.name, version: id }))
    return { id }
  })
}

/** What the version had ended holds again: to its own end, or to where the version would have ended. */
async function restore(tx: Tx, version: Version): Promise<void> {
  const ended = await endedBy(tx, of, version.id)
  if (!ended) return
  const { before, now } = ended
  const ownEnd = version.validTo === null || (before.validTo !== null && before.validTo <= version.validTo)
  const restored = {
    ...endingOn(before, ownEnd ? before.validTo : version.validTo),
    closedBy: ownEnd ? before.closedBy : version.closedBy,
  }
  if (now) await replaceVersion(tx, of, now, restored)
  else await insertVersions(tx, of, [{ ...restored, id: newId(), closedBy: ownEnd ? null : version.closedBy }])
}

function endingOn(version: Version, validTo: string | null): Version {
  const document = until(version.document as Rule, validTo)
  return { ...version, document, hash: contentHash(document), validTo }
}
