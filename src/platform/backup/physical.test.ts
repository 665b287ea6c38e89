import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { once } from '../../../test/support/scratch.ts'
import { startEmbedded } from '../database/embedded.ts'
import { backUpCluster } from './physical.ts'

test('a copy of the running server’s files starts as a server of its own, with every row committed before the copy ended', async () => {
  const home = await mkdtemp(join(tmpdir(), 'yiyu-physical-'))
  const server = await startEmbedded({ dataDir: join(home, 'data') })
  let copy: Awaited<ReturnType<typeof startEmbedded>> | undefined
  try {
    await server.ensureDatabase('yiyu')
    const owner = server.options('yiyu')
    await once(owner, 'create table note (id int primary key, text text)')
    await once(owner, "insert into note select n, repeat('字', 500) from generate_series(1, 2000) n")
    let [n, on] = [2000, true]
    const writing = (async () => {
      while (on) await once(owner, 'insert into note values ($1, $2)', [++n, 'meanwhile'])
    })()
    const before = n
    await backUpCluster(owner, join(home, 'copy'))
    on = false
    await writing
    await expect(backUpCluster(owner, join(home, 'copy'))).rejects.toThrow(/is not empty/)
    expect(await once(owner, 'select from pg_replication_slots')).toEqual([])
    await server.stop()

    copy = await startEmbedded({ dataDir: join(home, 'copy') })
    const [found] = await once<{ n: number; whole: boolean }>(
      copy.options('yiyu'),
      'select count(*)::int as n, max(id) = count(*) as whole from note',
    )
    expect(found?.whole).toBe(true)
    expect(found?.n).toBeGreaterThanOrEqual(before)
  } finally {
    await server.stop()
    await copy?.stop()
    await rm(home, { recursive: true, force: true })
  }
})
