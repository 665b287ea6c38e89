import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { PassThrough, type Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { TableToCopy } from './plan.ts'

/** How values are written, whatever the session's own settings; and row security shall fail rather than hide a row. */
export const plainOutput = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local row_security = off`

/** Copies the rows of a table, or of one district in it, into a packed file (or nowhere); answers their number and the hash of the unpacked content. */
export async function copyOut(
  client: pg.Client,
  table: TableToCopy,
  district: string | null,
  file: string | undefined,
): Promise<{ rows: number; sha256: string }> {
  const where = district === null ? '' : ` where district = ${client.escapeLiteral(district)}`
  const out = copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}${where} order by ${table.orderBy}) to stdout`)
  const hash = hashing()
  const target = file === undefined ? [nowhere()] : [createGzip(), createWriteStream(file, { mode: 0o600 })]
  await pipeline([client.query(out), hash.through, ...target])
  return { rows: out.rowCount, sha256: hash.digest() }
}

/** Copies a packed file into its table; answers the number of rows and the hash of what it unpacked to. */
export async function copyIn(
  client: pg.Client,
  table: string,
  columns: string[],
  file: string,
): Promise<{ rows: number; sha256: string }> {
  const into = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  const hash = hashing()
  await pipeline(createReadStream(file), createGunzip(), hash.through, into)
  return { rows: into.rowCount, sha256: hash.digest() }
}

function hashing(): { through: Transform; digest(): string } {
  const hash = createHash('sha256')
  const through = new PassThrough({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { through, digest: () => hash.digest('hex') }
}

const nowhere = () => new Writable({ write: (_, __, done) => done() })
