import type { Context } from '../../../../platform/context.ts'
import { transaction } from '../../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../../platform/problem.ts'
import { settleDraft } from '../../drafting/draft-store.ts'
import { publishable } from '../../drafting/drafts.ts'
import { dropImpactsOf } from '../../drafting/impact-store.ts'
import { type Line, ownVersion, succeed, takeBack } from '../../drafting/succeeding.ts'
import { servicePublished } from '../../events.ts'
import { mayPublish } from '../../policy.ts'
import { serviceHash } from '../../rulebook/files.ts'
import { findVersion, livingIn, lockOwn } from '../../version-store.ts'
import type { Service } from '../contract.ts'
import { judgedEntry } from './checking.ts'
import { leaders, serviceDrafts, soundEntry } from './drafted.ts'
import { textOfEntry } from './reading.ts'

const entries: Line<Service> = { of: 'service_version', hash: serviceHash }

/**
 * Makes a draft the district's entry from a day on: what held until then ends on that day. Problems: 403, 404, 409 `draft_settled`, 422 `service_faulty` with
 * the faults and their places.
 */
export function publishEntry(ctx: Context, id: string, { validFrom }: { validFrom: string }) {
  return transaction(ctx, async (tx) => {
    const { name, text, reason } = await publishable(tx, serviceDrafts, id)
    const standing = await lockOwn(tx, entries.of, name)
    const version = await succeed(tx, entries, name, await soundEntry(tx, name, text, validFrom), standing)
    await settleDraft(tx, id, { version: version.id })
    await dropImpactsOf(tx, id)
    await tx.audit('services.publish_service', `service/${name}`, { name, ...version, reason, draft: id })
    await tx.emit(servicePublished({ service: name, version: version.id }))
    return version
  })
}

/**
 * Takes back a version that a person published here, with the reason: what held before holds on to where this one would have ended; who is enrolled stays
 * enrolled. Problems: 403, 404, 409 `version_of_file` or `version_withdrawn`, 422 `service_rules_gone` where what would hold again names rules that are gone.
 */
export function withdrawEntry(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const version = found(await findVersion(tx, entries.of, id), 'service_version')
    const { name } = version
    const text = textOfEntry(version.document as Service)
    permit(mayPublish(tx.actor, tx.district, (await leaders(tx, [{ name, text }]))(name, text)))
    await ownVersion(tx, entries.of, version)
    await takeBack(tx, entries, version, reason)
    for (const { name: other, document } of await livingIn(tx, entries.of, 'district')) {
      if (other !== name) continue
      const { faults } = await judgedEntry(tx, name, textOfEntry(document as Service))
      if (faults.length > 0)
        throw new Problem(422, 'service_rules_gone', { name, why: faults.map(({ message }) => message.zh).join('；') })
    }
    await tx.audit('services.withdraw_service', `service/${name}`, { name, version: id, reason })
    await tx.emit(servicePublished({ service: name, version: id }))
    return { id }
  })
}
