import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { aScratch, testRoles } from '../../../test/support/scratch.ts'
import type { Actor } from '../actor.ts'
import { transaction } from './transaction.ts'

const scratch = await aScratch()
const officer = (role: 'street_officer' | 'coordinator', street: string | null): Actor => ({
  ...{ kind: 'account', id: `${role} ${street}`, name: role },
  grants: [{ role, district: '310118', department: null, street, organization: null }],
  persons: [],
})
const seenBy = async (actor: Actor, district = '310118') =>
  await transaction(scratch.ctxFor(district, actor), async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from platform.household_of_test order by name`.execute(tx.db)
    return rows.map((row) => row.name)
  })

beforeAll(async () => {
  const client = new pg.Client(scratch.owner)
  await client.connect()
  await client.query(`create table platform.household_of_test (district text not null, name text not null, street text not null, primary key (district, name));
    select platform.protect_street('platform.household_of_test', 'street');
    grant select, insert on platform.household_of_test to ${testRoles.app};
    insert into platform.household_of_test values ('310118', 'a', '310118001'), ('310118', 'b', '310118002'), ('310101', 'c', '310101002')`)
  await client.end()
})

test("a street's officer sees the rows of that street, the coordinator those of the district, neither another district's", async () => {
  expect(await seenBy(officer('street_officer', '310118001'))).toEqual(['a'])
  expect(await seenBy(officer('coordinator', null))).toEqual(['a', 'b'])
  expect(await seenBy(officer('coordinator', null), '310101')).toEqual([]) // no grant there: no street either
})

test('a row of another street cannot be written either', async () => {
  const write = (street: string) =>
    transaction(scratch.ctxFor('310118', officer('street_officer', '310118001')), (tx) =>
      sql`insert into platform.household_of_test values ('310118', ${`new ${street}`}, ${street})`.execute(tx.db),
    )
  await expect(write('310118002')).rejects.toThrow('row-level security')
  await write('310118001')
})

test('who is nobody in particular sees no row that belongs to a street', async () => {
  expect(await seenBy({ kind: 'public', id: 'public', name: 'public', grants: [], persons: [] })).toEqual([])
})
