import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CommandProblem } from '../command-problem.ts'
import { readConfig } from '../config.ts'
import { layoutOf } from '../database/embedded-layout.ts'
import { hasKeyFile, readKeyFile } from '../secrecy/key-file.ts'
import { addKey, type KeySettings, type RetireRefusal, retireKey } from '../secrecy/key-ring.ts'
import type { KeyKind } from '../secrecy/keys.ts'
import { type KeyUse, keyUses } from '../secrecy/uses.ts'
import { commandDatabase } from './database.ts'
import { runCommand } from './run.ts'

const usage = 'npm run keys -- list | add sealing | add indexing | add signing | retire ID   [--data FOLDER]'

const afterAdding: Record<KeyKind, string> = {
  sealing: 'New values are sealed under it; older ones until they are sealed anew stay under theirs.',
  indexing: 'New values are indexed under it; older ones are found by theirs until they are indexed anew.',
  signing: 'New cards are signed with it; cards signed before stay valid until they expire.',
}

const refusals: Record<RetireRefusal, string> = {
  unknown: 'no key has this id; npm run keys -- list shows them',
  retired: 'it is retired already',
  newest: 'it is the newest of its kind: add another first',
  sealing: 'a sealing key is kept for ever: what it sealed, also in backups, opens with it alone',
}

const isKind = (word: string | undefined): word is KeyKind => word !== undefined && Object.hasOwn(afterAdding, word)

/** `npm run keys -- …`: lists the installation's keys without their secrets, adds one, retires one. The product may run meanwhile. */
await runCommand(async (argv, say) => {
  const { values, words } = readArguments(argv)
  const settings = readConfig(values.data ? ['--data', values.data] : [], process.env)
  const uses = () => usesIn(values.data, say)
  if (!hasKeyFile(settings.keysFile)) throw notThere(settings.keysFile)
  const [verb, object, ...more] = words
  if (verb === 'list' && !object) list(settings, say, await uses())
  else if (verb === 'add' && isKind(object) && more.length === 0) {
    const id = addKey(settings, object)
    say(`${id}: a new ${object} key. Copy ${settings.keysFile} again to where its copy is kept. ${afterAdding[object]}`)
  } else if (verb === 'retire' && object && more.length === 0) retire(settings, object, say, await uses())
  else throw new CommandProblem(usage)
  return true
})

/** What lies under each key; undefined where there is no database yet. */
async function usesIn(data: string | undefined, say: (line: string) => void): Promise<KeyUse[] | undefined> {
  const config = readConfig(data ? ['--data', data] : [], process.env)
  if (!config.databaseUrl && !existsSync(layoutOf(config.dataDir).cluster)) return undefined
  const { owner, close } = await commandDatabase(data ? ['--data', data] : [], say)
  try {
    return await keyUses(owner)
  } finally {
    await close()
  }
}

function list({ keysFile }: KeySettings, say: (line: string) => void, uses: KeyUse[] | undefined): void {
  const entries = readKeyFile(keysFile)
  say(keysFile)
  for (const { id, kind, algorithm, madeOn, retiredOn } of entries) {
    const writes = entries.findLast((entry) => entry.kind === kind)?.id === id
    const state = retiredOn ? `retired ${retiredOn}` : writes ? 'writes and reads' : 'reads'
    say(`${id}  ${kind.padEnd(8)}  ${algorithm.padEnd(16)}  made ${madeOn}  ${state}${underIt(id, kind, uses)}`)
  }
}

/** How many rows lie under a key, by table. What was signed lies on paper and is not counted. */
function underIt(id: string, kind: KeyKind, uses: KeyUse[] | undefined): string {
  if (!uses || kind === 'signing') return ''
  const own = uses.filter(({ key }) => key === id)
  return own.length === 0 ? '  0 rows' : own.map(({ table, rows }) => `  ${rows} rows of ${table}`).join('')
}

function retire(settings: KeySettings, id: string, say: (line: string) => void, uses: KeyUse[] | undefined): void {
  const kind = readKeyFile(settings.keysFile).find((entry) => entry.id === id)?.kind
  const under = (uses ?? []).filter(({ key, rows }) => key === id && rows > 0)
  if (kind === 'indexing' && under.length > 0) {
    const where = under.map(({ table, rows }) => `${rows} rows of ${table}`).join(', ')
    throw new CommandProblem(
      `${id} is not retired: ${where} are found by it. They move under the newest key by night; try again then.`,
    )
  }
  const refusal = retireKey(settings, id)
  if (refusal) throw new CommandProblem(`${id} is not retired: ${refusals[refusal]}.`)
  say(`${id} is retired.`)
}

function readArguments(argv: string[]) {
  try {
    const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { data: { type: 'string' } } })
    return { values, words: positionals }
  } catch (error) {
    throw new CommandProblem(`${(error as Error).message}. ${usage}`)
  }
}

function notThere(file: string): CommandProblem {
  return new CommandProblem(
    `没有密钥文件 ${file}，请先用 npm start 启动一次，或用 KEYS_FILE 指明位置。\nThere is no key file ${file}: run npm start once first, or name its place with KEYS_FILE.`,
  )
}
