import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { StartProblem } from '../start-problem.ts'
import { KeyEntry } from './keys.ts'

const KeyFile = z.strictObject({ format: z.literal('yiyu-keys-1'), note: z.string(), keys: z.array(KeyEntry) })
const note =
  'Secret. Without this file sealed values cannot be opened. Keep a copy apart from the backups of the database. 机密：丢失则密文无法解开，须与数据库备份分开保存。'

/** The entries of a key file; throws StartProblem that says what is wrong: open to others, unreadable, or no ring of keys. */
export function readKeyFile(file: string): KeyEntry[] {
  refuseOpenToOthers(file)
  const parsed = KeyFile.safeParse(parse(file))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw broken(file, `${issue?.path.join('.') || 'format'}: ${issue?.message}`)
  }
  const { keys } = parsed.data
  for (const kind of ['sealing', 'indexing', 'signing'] as const)
    if (keys.findLast((key) => key.kind === kind)?.retiredOn !== undefined || !keys.some((key) => key.kind === kind))
      throw broken(file, `no ${kind} key in use`)
  if (new Set(keys.map((key) => key.id)).size < keys.length) throw broken(file, 'two keys with the same id')
  return keys
}

/** Writes a key file where there is none. Of two processes that start together one makes it; false: the other one did. */
export function createKeyFile(file: string, keys: readonly KeyEntry[]): boolean {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeSynced(draft, keys)
  try {
    linkSync(draft, file) // unlike a rename, refuses to replace what is there
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(file)
  return true
}

/**
 * Replaces the entries by what `change` makes of them: whole or not at all, whatever happens meanwhile. The draft beside the file is also the lock;
 * one that a crash left behind is named in the refusal.
 */
export function changeKeyFile(file: string, change: (keys: KeyEntry[]) => KeyEntry[]): KeyEntry[] {
  const draft = `${file}.new`
  const lock = openDraft(draft)
  try {
    const keys = change(readKeyFile(file))
    writeAll(lock, keys)
    renameSync(draft, file)
    syncFolder(file)
    return keys
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(lock)
  }
}

/** What tells that a key file has been replaced; undefined when it is not there. */
export function versionOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat && `${stat.ino} ${stat.mtimeMs} ${stat.size}`
}

/** Whether there is a key file. */
export const hasKeyFile = (file: string): boolean => existsSync(file)

function openDraft(draft: string): number {
  try {
    return openSync(draft, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new StartProblem(
      'keys_being_changed',
      `密钥文件正在被另一条命令修改；如确无其他命令在运行，请删除 ${draft} 后重试。`,
      `Another command is changing the keys. If none is running, remove ${draft} and try again.`,
    )
  }
}

function writeSynced(path: string, keys: readonly KeyEntry[]): void {
  const descriptor = openSync(path, 'wx', 0o600)
  try {
    writeAll(descriptor, keys)
  } finally {
    closeSync(descriptor)
  }
}

function writeAll(descriptor: number, keys: readonly KeyEntry[]): void {
  const content = Buffer.from(`${JSON.stringify({ format: 'yiyu-keys-1', note, keys }, null, 2)}\n`)
  for (let at = 0; at < content.length; ) at += writeSync(descriptor, content, at)
  fsyncSync(descriptor)
}

/** A rename is on disk when its folder is; Windows opens no folders. */
function syncFolder(file: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** As ssh does with its keys: a secret that others of this machine can read is none. Windows has no such modes. */
function refuseOpenToOthers(file: string): void {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return
  throw new StartProblem(
    'keys_open_to_others',
    `密钥文件 ${file} 可被本机其他账号读写，请执行 chmod 600 ${file} 后重试。`,
    `The key file ${file} is open to other accounts of this machine: run chmod 600 ${file} and try again.`,
  )
}

function parse(file: string): unknown {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartProblem(
      'keys_unreadable',
      `无法读取密钥文件 ${file}（${code}）。`,
      `The key file ${file} cannot be read (${code}).`,
    )
  }
  try {
    return JSON.parse(content)
  } catch {
    throw broken(file, 'JSON')
  }
}

function broken(file: string, what: string): StartProblem {
  return new StartProblem(
    'keys_broken',
    `密钥文件 ${file} 的内容不对（${what}），请从单独保存的副本恢复。`,
    `The key file ${file} is not usable (${what}): put back the copy that is kept apart.`,
  )
}
