import { beforeAll, expect, test } from 'vitest'
import { closeAll } from './at-the-end.ts'
import { cluster } from './cluster.ts'
import { once } from './scratch.ts'
import { aWorld, type World } from './world.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

test('a world opened in a hook goes away with its file: its database, and every connection', async () => {
  const { rows } = await w.owner.query<{ name: string }>('select current_database() as name')
  const found = () => once(cluster(), 'select from pg_database where datname = $1', [rows[0]?.name])
  expect(await found()).toHaveLength(1)
  await closeAll()
  expect(await found()).toEqual([])
  await expect(w.owner.query('select 1')).rejects.toThrow('after calling end')
  await expect(w.stranger.get('/readyz')).rejects.toThrow('already been closed')
})
