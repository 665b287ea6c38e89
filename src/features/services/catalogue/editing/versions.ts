import type { Context } from '../../../../platform/context.ts'
import { reading } from '../../../../platform/database/transaction.ts'
import { found } from '../../../../platform/problem.ts'
import { mayPublish } from '../../policy.ts'
import { type Version, versionOn, versionsNamed } from '../../version-store.ts'
import type { Service } from '../contract.ts'
import type { ServiceVersion, ServiceVersions } from './contract.ts'
import { leaders } from './drafted.ts'
import { textOfEntry } from './reading.ts'

/** Every version of an entry that was ever known, and the text to begin another from. Problems: 404. */
export function listServiceVersions(ctx: Context, id: string): Promise<ServiceVersions> {
  return reading(ctx, async (tx) => {
    const versions = await versionsNamed(tx, 'service_version', id)
    const standing = await versionOn(tx, 'service_version', id, tx.today)
    const last = found(standing ?? versions.find((one) => !one.withdrawnAt) ?? versions[0], 'service')
    const text = textOfEntry(last.document as Service)
    const leading = (await leaders(tx, [{ name: id, text }]))(id, text)
    return { versions: versions.map(shown), text, mayPublish: mayPublish(tx.actor, tx.district, leading) }
  })
}

function shown(version: Version): ServiceVersion {
  const { id, layer, hash, validFrom, validTo, origin, publishedAt, publishedBy, withdrawnAt, withdrawnBy, withdrawnWhy } =
    version
  return {
    ...{ id, layer, hash, validFrom, validTo, origin, publishedBy, publishedAt: publishedAt.toISOString() },
    withdrawn: withdrawnAt ? { at: withdrawnAt.toISOString(), by: withdrawnBy ?? '', why: withdrawnWhy ?? '' } : null,
    text: textOfEntry(version.document as Service),
  }
}
