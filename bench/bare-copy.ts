import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { openEmbedded } from '../src/platform/database/embedded.ts'

/** Seconds in which so many rows of the size of an address go into one table with nothing but its primary key, in one COPY. */
export async function bareCopy(dataDir: string, rows: number): Promise<number> {
  const database = await openEmbedded({ dataDir, log: () => {} })
  const client = new pg.Client(database.options('yiyu'))
  await client.connect()
  try {
    await client.query(
      'create table public.bare (district text not null, id bigint not null, a text, b text, c date, d timestamptz, primary key (district, id))',
    )
    const began = performance.now()
    const into = client.query(copyFrom('copy public.bare from stdin'))
    const line = (id: number) => `310118\t${id}\t310118001024\t知禾演示路12弄3号402室\t2019-03-04\t2019-03-05 10:20:00+08\n`
    for (let id = 0; id < rows; id += 1000) {
      const text = Array.from({ length: Math.min(1000, rows - id) }, (_, at) => line(id + at)).join('')
      if (!into.write(text)) await once(into, 'drain')
    }
    into.end()
    await once(into, 'finish')
    return (performance.now() - began) / 1000
  } finally {
    await client.query('drop table if exists public.bare').catch(() => {})
    await client.end()
    await database.stop()
  }
}
