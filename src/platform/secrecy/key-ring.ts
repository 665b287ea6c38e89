import type { Config } from '../config.ts'
import { StartProblem } from '../start-problem.ts'
import { fingerprintOf, missingFrom } from './fingerprint.ts'
import { changeKeyFile, createKeyFile, hasKeyFile, readKeyFile, versionOf } from './key-file.ts'
import { type KeyEntry, type KeyKind, type Keys, keysOf, makeKey } from './keys.ts'

/** The installation's keys. The newest of a kind writes, all read. `lookAgain` reads the file now when it has changed. */
export type KeyRing = { readonly file: string; keys(): Keys; entries(): readonly KeyEntry[]; lookAgain(): Keys }

/** Where the keys lie and which algorithms new ones get. */
export type KeySettings = Pick<Config, 'keysFile' | 'sealing'>

/** A running process learns within this time that another one has added a key. */
const looksEveryMs = 5_000

/**
 * Opens the ring of `settings.keysFile`, and makes it, with a key of each kind, where none is and none was: `known` is the fingerprint that the database
 * holds. Throws StartProblem `keys_missing` (a fingerprint, but no file), `keys_do_not_fit` (another ring, or an older copy), `keys_open_to_others`,
 * `keys_unreadable`, `keys_broken`.
 */
export function openKeyRing(settings: KeySettings, known?: string): KeyRing {
  const { keysFile: file } = settings
  if (!hasKeyFile(file)) {
    if (known) throw missing(file)
    createKeyFile(file, freshKeys(settings))
  }
  let version = versionOf(file)
  let entries: readonly KeyEntry[] = readKeyFile(file)
  let keys = keysOf(entries)
  let lookedAt = Date.now()
  if (known) requireAll(entries, known, file)

  const lookAgain = () => {
    lookedAt = Date.now()
    const now = versionOf(file)
    if (now === version) return keys
    version = now
    const next = readAgain(file)
    if (!next || missingFrom(next, fingerprintOf(entries)).length > 0) return keys
    entries = next
    keys = keysOf(next)
    return keys
  }
  return {
    file,
    keys: () => (Date.now() - lookedAt < looksEveryMs ? keys : lookAgain()),
    entries: () => entries,
    lookAgain,
  }
}

/**
 * The entries of a file that has changed while the product runs; undefined when it is no usable ring. The keys in memory have opened data already:
 * serving goes on with them, and the next start says what is wrong with the file.
 */
function readAgain(file: string): KeyEntry[] | undefined {
  try {
    return hasKeyFile(file) ? readKeyFile(file) : undefined
  } catch (error) {
    if (error instanceof StartProblem) return undefined
    throw error
  }
}

/** What the database is to keep of the ring, so that `openKeyRing` knows it again. It grows with `addKey`: store it anew at every start. */
export function ringFingerprint(ring: KeyRing): string {
  return fingerprintOf(ring.entries())
}

/** The id of the key of a kind that writes: kept beside what it wrote, it tells which rows a rotation has still to visit. */
export function newestKeyId(ring: KeyRing, kind: KeyKind): string {
  return (ring.keys()[kind].at(-1) as { id: string }).id
}

/** Adds a key, which from now on writes; returns its id. Running processes take it up within seconds. */
export function addKey(settings: KeySettings, kind: KeyKind, on: string = today()): string {
  const keys = changeKeyFile(settings.keysFile, (entries) => [
    ...entries,
    makeKey(kind, { sealing: settings.sealing, on, taken: entries.map(({ id }) => id) }),
  ])
  return (keys.at(-1) as KeyEntry).id
}

/** Why a key was not retired: `unknown`, `retired` already, `newest` of its kind, or a `sealing` key, which backups need for ever. */
export type RetireRefusal = 'unknown' | 'retired' | 'newest' | 'sealing'

/**
 * Retires a key; undefined when done. What a retired signing key signed is refused from then on; a retired indexing key is no longer looked up.
 * It stays in the file, so that the fingerprint holds.
 */
export function retireKey(settings: KeySettings, id: string, on: string = today()): RetireRefusal | undefined {
  const refusal = refusalFor(readKeyFile(settings.keysFile), id)
  if (refusal) return refusal
  changeKeyFile(settings.keysFile, (entries) => entries.map((entry) => (entry.id === id ? { ...entry, retiredOn: on } : entry)))
  return undefined
}

function refusalFor(entries: readonly KeyEntry[], id: string): RetireRefusal | undefined {
  const entry = entries.find((one) => one.id === id)
  if (!entry) return 'unknown'
  if (entry.kind === 'sealing') return 'sealing'
  if (entry.retiredOn) return 'retired'
  return entries.findLast(({ kind }) => kind === entry.kind)?.id === id ? 'newest' : undefined
}

function freshKeys({ sealing }: KeySettings): KeyEntry[] {
  const made: KeyEntry[] = []
  for (const kind of ['sealing', 'indexing', 'signing'] as const)
    made.push(makeKey(kind, { sealing, on: today(), taken: made.map(({ id }) => id) }))
  return made
}

/** Keys live in real time, as sign-in does: a domain clock set back does not date them. */
function today(): string {
  return new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
}

function requireAll(entries: readonly KeyEntry[], known: string, file: string): void {
  const lacking = missingFrom(entries, known)
  if (lacking.length === 0) return
  throw new StartProblem(
    'keys_do_not_fit',
    `密钥文件 ${file} 与数据库不配套（缺少密钥 ${lacking.join('、')}），请换上这个数据库的密钥文件。`,
    `The key file ${file} is not the one of this database (without the keys ${lacking.join(', ')}): put the database's own in its place.`,
  )
}

function missing(file: string): StartProblem {
  return new StartProblem(
    'keys_missing',
    `数据库中有加密的数据，但密钥文件 ${file} 不在。请从单独保存的副本恢复，或用 KEYS_FILE 指明位置。`,
    `The database holds sealed data, but the key file ${file} is missing: put back the copy that is kept apart, or name its place with KEYS_FILE.`,
  )
}
