import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  endedBy,
  insertVersions,
  lockOwn,
  replaceVersion,
  type Version,
  type VersionTable,
  withdrawVersions,
} from '../version-store.ts'
import { successionOf } from './succession.ts'

/** A document of either kind: it says itself from when it holds, and until when. */
type Document = { validFrom: string; validTo?: string | undefined }

/** Whose versions follow one another: the table, and what names a document by its content. */
export type Line<D extends Document> = { of: VersionTable; hash(document: D): string }

/** A document with another end. */
export function until<D extends Document>({ validTo: _, ...document }: D, validTo: string | null): D {
  return (validTo === null ? document : { ...document, validTo }) as D
}

/** Makes a document the district's under a name from its first day on: what held until then ends on that day. `standing` is what `lockOwn` answered. */
export async function succeed<D extends Document>(
  tx: Tx,
  line: Line<D>,
  name: string,
  document: D,
  standing: readonly Version[],
): Promise<{ id: string; validFrom: string; validTo: string | null }> {
  const { validFrom } = document
  const { replaced, shortened, validTo } = successionOf(standing, { validFrom, validTo: document.validTo ?? null })
  const id = newId()
  if (replaced) await withdrawVersions(tx, line.of, [replaced.id], '同日起改用新版 / a new version holds from the same day', id)
  if (shortened) await replaceVersion(tx, line.of, shortened, { ...endingOn(line, shortened, validFrom), closedBy: id })
  const kept = until(document, validTo)
  await insertVersions(tx, line.of, [
    { id, name, layer: 'district', document: kept, hash: line.hash(kept), validFrom, validTo, origin: 'local' },
  ])
  return { id, validFrom, validTo }
}

/** A version that a person published here and that holds or is to hold, locked. Problems: 409 `version_of_file`, `version_withdrawn`. */
export async function ownVersion(tx: Tx, of: VersionTable, { id, name, origin }: Version): Promise<void> {
  const standing = await lockOwn(tx, of, name)
  if (origin === 'file') throw new Problem(409, 'version_of_file', { name })
  if (!standing.some((one) => one.id === id)) throw new Problem(409, 'version_withdrawn')
}

/** Takes a version back: what it had ended holds again, to its own end, or to where the version would have ended. */
export async function takeBack<D extends Document>(tx: Tx, line: Line<D>, version: Version, reason: string): Promise<void> {
  await withdrawVersions(tx, line.of, [version.id], reason)
  const ended = await endedBy(tx, line.of, version.id)
  if (!ended) return
  const { before, now } = ended
  const ownEnd = version.validTo === null || (before.validTo !== null && before.validTo <= version.validTo)
  const restored = {
    ...endingOn(line, before, ownEnd ? before.validTo : version.validTo),
    closedBy: ownEnd ? before.closedBy : version.closedBy,
  }
  if (now) await replaceVersion(tx, line.of, now, restored)
  else await insertVersions(tx, line.of, [{ ...restored, id: newId(), closedBy: ownEnd ? null : version.closedBy }])
}

function endingOn<D extends Document>(line: Line<D>, version: Version, validTo: string | null): Version {
  const document = until(version.document as D, validTo)
  return { ...version, document, hash: line.hash(document), validTo }
}
