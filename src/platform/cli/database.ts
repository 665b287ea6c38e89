import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { CommandProblem } from '../command-problem.ts'
import { type Config, readConfig } from '../config.ts'
import type { Connection } from '../database/connect.ts'
import { openEmbedded } from '../database/embedded.ts'

/** The database a command works on, as its owner, and what else the command was told. */
export type CommandDatabase = {
  config: Config
  owner: Connection
  values: Record<string, string | undefined>
  positionals: string[]
  close(): Promise<void>
}

/**
 * Opens the database of a command: `--database-url URL` or DATABASE_URL, otherwise the embedded one of `--data FOLDER` (beside a running product or alone).
 * `options` names further arguments that take a value; `empty` allows a database that was never migrated; with `usage` one argument must stand alone.
 */
export async function commandDatabase(
  argv: string[],
  say: (line: string) => void,
  { options = [], empty = false, usage }: { options?: string[]; empty?: boolean; usage?: string } = {},
): Promise<CommandDatabase> {
  const { values, positionals } = readArguments(argv, ['data', 'database-url', ...options])
  if (usage && positionals.length !== 1) throw new CommandProblem(usage)
  const env = { ...process.env, ...(values['database-url'] ? { DATABASE_URL: values['database-url'] } : {}) }
  if (values.data) delete env.DATABASE_URL
  const config = readConfig(values.data ? ['--data', values.data] : [], env)
  if (config.databaseUrl) {
    const owner = { url: config.databaseUrl }
    if (!empty) await requireMigrated(owner)
    return { config, owner, values, positionals, close: async () => {} }
  }
  if (!empty && !existsSync(config.dataDir)) throw notThere
  const embedded = await openEmbedded({ dataDir: config.dataDir, log: say })
  try {
    await embedded.ensureDatabase('yiyu')
    const owner = embedded.options('yiyu')
    if (!empty) await requireMigrated(owner)
    return { config, owner, values, positionals, close: () => embedded.stop() }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

const notThere = new CommandProblem(
  '这里还没有颐育的数据库，请先用 npm start 启动一次。\nThere is no database of Yiyu here yet: run npm start once first.',
)

function readArguments(argv: string[], names: string[]): { values: Record<string, string | undefined>; positionals: string[] } {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options })
    return { values: values as Record<string, string | undefined>, positionals }
  } catch (error) {
    throw new CommandProblem(`${(error as Error).message}. Expected: ${names.map((name) => `--${name} …`).join(', ')}`)
  }
}

async function requireMigrated(owner: Connection): Promise<void> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('platform.installation') is not null as there")
    if (!rows[0]?.there)
      throw new CommandProblem(
        '该数据库还没有颐育的表，请先用 npm start 启动一次。\nThis database holds no Yiyu yet: run npm start once first.',
      )
  } finally {
    await client.end()
  }
}
