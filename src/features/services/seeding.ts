import type { Tx } from '../../platform/database/transaction.ts'
import { fileChanged, type Layer } from './shapes.ts'
import { insertVersions, livingIn, type NewVersion, type Version, type VersionTable, withdrawVersions } from './version-store.ts'

/** A version as a file writes it. */
export type FileVersion = Pick<Version, 'name' | 'document' | 'hash' | 'validFrom' | 'validTo'>

/**
 * Makes what holds in a layer what its files say: adds what is new, withdraws what they hold no more. A name that a person published in the layer is left
 * alone. Where nothing is new, nothing is written.
 */
export async function takeFiles(tx: Tx, of: VersionTable, layer: Layer, files: readonly FileVersion[]): Promise<void> {
  const living = await livingIn(tx, of, layer)
  const own = new Set(living.flatMap(({ name, origin }) => (origin === 'local' ? [name] : [])))
  const wanted = files.filter(({ name }) => !own.has(name))
  const here = new Set(living.map(keyOf))
  const there = new Set(wanted.map(keyOf))
  const gone = living.filter((version) => !own.has(version.name) && !there.has(keyOf(version)))
  const added = wanted
    .filter((version) => !here.has(keyOf(version)))
    .map((version): NewVersion => ({ ...version, layer, origin: 'file' }))
  const ids = gone.map(({ id }) => id)
  await withdrawVersions(tx, of, ids, fileChanged)
  await insertVersions(tx, of, added)
}

const keyOf = ({ name, hash, validFrom, validTo }: Pick<Version, 'name' | 'hash' | 'validFrom' | 'validTo'>): string =>
  [name, hash, validFrom, validTo ?? ''].join(' ')
