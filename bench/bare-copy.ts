import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { openEmbedded } from '../src/platform/database/embedded.ts'

/** Seconds in which so many rows of the size of an address go into one table with nothing but its primary key, in one COPY. */
export async function bareCopy(dataDir: string, rows: number): Promise<number> {
  const line = (id: number) => `310118\t${id}\t310118001024\t知禾演示路12弄3号402室\t2019-03-04\t2019-03-05 10:20:00+08\n`
  function* lines() {
    for (let id = 0; id < rows; id += 1000)
      yield Array.from({ length: Math.min(1000, rows - id) }, (_, at) => line(id + at)).join('')
  }
  const table = '(district text not null, id bigint not null, a text, b text, c date, d timestamptz, primary key (district, id))'
  return await copied(dataDir, { table, copy: 'copy public.bare from stdin', from: lines() })
}

/** The same for a file of comma-separated text with headings: every cell as text, the rows numbered. */
export async function bareCopyOf(dataDir: string, file: string, columns: number): Promise<number> {
  const names = Array.from({ length: columns }, (_, at) => `c${at}`)
  const table = `(id bigint generated always as identity primary key, ${names.map((name) => `${name} text`).join(', ')})`
  const copy = `copy public.bare (${names.join(', ')}) from stdin with (format csv, header)`
  return await copied(dataDir, { table, copy, from: createReadStream(file, { highWaterMark: 1024 * 1024 }) })
}

type Copy = { table: string; copy: string; from: Iterable<string> | AsyncIterable<Buffer> }

async function copied(dataDir: string, { table, copy, from }: Copy): Promise<number> {
  const database = await openEmbedded({ dataDir, log: () => {} })
  const client = new pg.Client(database.options('yiyu'))
  await client.connect()
  try {
    await client.query(`create table public.bare ${table}`)
    const began = performance.now()
    const into = client.query(copyFrom(copy))
    for await (const text of from) if (!into.write(text)) await once(into, 'drain')
    into.end()
    await once(into, 'finish')
    return (performance.now() - began) / 1000
  } finally {
    await client.query('drop table if exists public.bare').catch(() => {})
    await client.end()
    await database.stop()
  }
}
