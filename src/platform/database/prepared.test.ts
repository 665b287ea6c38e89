import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { cluster } from '../../../test/support/cluster.ts'
import { poolOf } from './connect.ts'
import { prepareOften } from './prepared.ts'

const pool = poolOf(cluster(), 1).on('connect', prepareOften)
afterAll(async () => await pool.end())

const prepared = async () =>
  (await pool.query("select statement from pg_prepared_statements where name like 'often%'")).rows.map(
    ({ statement }) => statement,
  )

test('what is asked again and again is prepared, and answers the same', async () => {
  for (let at = 0; at < 8; at += 1) expect((await pool.query('select $1::int + 1 as n', [at])).rows).toEqual([{ n: at + 1 }])
  expect(await prepared()).toEqual(['select $1::int + 1 as n'])
})

test('a text that is new every time, and one without parameters, are not', async () => {
  for (let at = 0; at < 8; at += 1) {
    await pool.query(`select $1::int as "${randomUUID()}"`, [at])
    await pool.query('select 1 as plain')
  }
  expect(await prepared()).toHaveLength(1)
})

test('a statement that failed answers the next time', async () => {
  const half = 'select 10 / $1::int as n'
  for (let at = 0; at < 7; at += 1) expect((await pool.query(half, [5])).rows).toEqual([{ n: 2 }])
  await expect(pool.query(half, [0])).rejects.toThrow('division by zero')
  expect((await pool.query(half, [2])).rows).toEqual([{ n: 5 }])
})
