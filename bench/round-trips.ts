import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { layoutOf } from '../src/platform/database/embedded-layout.ts'

/**
 * The statements of one booking as PostgreSQL writes them down, in their order: reading the session, then everything the booking's own connection sends from its
 * beginning to its end. `once` makes one. Needs the owner's pool of a database in a data folder; nothing else may book meanwhile.
 */
export async function statementsOf(pool: pg.Pool, folder: string, once: () => Promise<void>): Promise<string[]> {
  const log = layoutOf(folder).log
  await told(pool, "set log_statement = 'all'")
  const before = (await readFile(log)).length
  await once()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const lines = linesIn((await readFile(log)).subarray(before).toString())
  await told(pool, 'reset log_statement')
  const booking = lines.find(({ statement }) => statement.includes('insert into sessions.booking'))?.backend
  const own = lines.filter(({ backend }) => backend === booking).map(({ statement }) => statement)
  const session = lines.map(({ statement }) => statement).filter((statement) => statement.includes('from auth.session'))
  return [...session, ...own.slice(0, own.findIndex((statement) => statement.startsWith('commit')) + 1)]
}

/** One entry a statement, whatever lines it has. */
function linesIn(text: string): { backend: string; statement: string }[] {
  const entry = /^\S+ \S+ \S+ \[(\d+)\] LOG: +(?:statement|execute [^:]*): ([\s\S]*?)(?=^\d{4}-|(?![\s\S]))/gm
  return [...text.matchAll(entry)].map(([, backend = '', statement = '']) => ({ backend, statement: statement.trim() }))
}

async function told(pool: pg.Pool, setting: string): Promise<void> {
  await pool.query(`alter system ${setting}`)
  await pool.query('select pg_reload_conf()')
  await new Promise((resolve) => setTimeout(resolve, 500)) // running backends read it between two statements
}
