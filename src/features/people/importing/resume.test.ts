import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { outOfStep } from '../places-in-step.test-support.ts'
import { readImport } from './reading/action.ts'
import { aNumber, csv, importsAt, upload } from './sheet.test-support.ts'
import { runImport } from './taking/action.ts'

// No worker runs here: the jobs are called as the queue calls them, and broken off where it hurts most.
const w = await aWorld()
const officer = await w.as('street_officer', { street: '310118001' })
const department = await w.as('department_officer', { department: 'minzheng' })
const rows = 5_000
const header = ['姓名', '证件号码', '居住街道', '居住地址', '独居']

const sheet = (serial: number) =>
  csv([
    header,
    ...Array.from({ length: rows }, (_, at) => {
      const day = new Date(Date.UTC(1930, 0, 1 + Math.floor(at / 5) + serial * 2000)).toISOString().slice(0, 10)
      return [
        `测试${'甲乙丙丁戊'[at % 5]}`,
        aNumber(day, at + serial * 100),
        at === 4_321 ? '火星街道' : '夏阳街道',
        `${at}号`,
        at % 7 === 0 ? '是' : '',
      ]
    }),
  ])

async function started(who: typeof officer, content: Buffer): Promise<string> {
  const { id } = (await upload(who, '大.csv', content)).body as { id: string }
  await readImport(w.ctx(), { import: id })
  expect((await who.post(`${importsAt}/${id}/start`)).status).toBe(200)
  return id
}
const progress = async (id: string) => (await department.get(`${importsAt}/${id}/progress`)).body
const count = async (table: string) => (await w.owner.query(`select count(*)::int as n from people.${table}`)).rows[0].n

test('an import that is killed between two parts, and then in the middle of one, goes on where it stopped and doubles nobody', async () => {
  const id = await started(officer, sheet(0))
  const killed = runImport(w.ctx(), { import: id }, (done) => {
    if (done === 1) throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await progress(id)).toMatchObject({ state: 'running', rowsTotal: rows, rowsDone: 2_000, added: 2_000 })
  expect(await count('person')).toBe(2_000)

  await w.owner.query(`create function people.fail() returns trigger language plpgsql as $$ begin
    if new.id::text like '%a' then raise exception 'the disk is full' using errcode = '53100'; end if; return new; end $$;
    create trigger fail before insert on people.address for each row execute function people.fail()`)
  await expect(runImport(w.ctx(), { import: id })).rejects.toThrow('the disk is full')
  expect(await count('person')).toBe(2_000)
  await w.owner.query('drop trigger fail on people.address; drop function people.fail')

  await runImport(w.ctx(), { import: id })
  expect(await progress(id)).toMatchObject({ state: 'done', rowsDone: rows, added: rows - 1, bad: 1, same: 0, changed: 0 })
  expect([await count('person'), await count('address'), await count('identity')]).toEqual([rows - 1, rows - 1, rows - 1])
  const { rows: faults } = await w.owner.query('select row, reason from people.import_fault where import = $1', [id])
  expect(faults).toEqual([{ row: 4_323, reason: 'street_unknown' }])
  await runImport(w.ctx(), { import: id })
  expect(await count('person')).toBe(rows - 1)
})

test('two workers that run one import at the same time take it in once', async () => {
  const before = await count('person')
  const id = await started(officer, sheet(1))
  await Promise.all([runImport(w.ctx(), { import: id }), runImport(w.ctx(), { import: id })])
  await runImport(w.ctx(), { import: id })
  expect(await progress(id)).toMatchObject({ state: 'done', rowsDone: rows, added: rows - 1, bad: 1 })
  expect(await count('person')).toBe(before + rows - 1)
})

test('two imports of the same people at the same time make nobody twice', async () => {
  const before = await count('person')
  const ids = [await started(officer, sheet(2)), await started(department, sheet(2))]
  await Promise.all(ids.map((id) => runImport(w.ctx(), { import: id })))
  expect(await count('person')).toBe(before + rows - 1)
})

test('a cancelled import stops between two parts; what is in stays in', async () => {
  const before = await count('person')
  const id = await started(officer, sheet(3))
  await runImport(w.ctx(), { import: id }, async (done) => {
    if (done === 1) expect((await officer.post(`${importsAt}/${id}/cancellation`)).status).toBe(200)
  })
  expect(await progress(id)).toMatchObject({ state: 'cancelled', rowsDone: 2_000, added: 2_000 })
  expect(await count('person')).toBe(before + 2_000)
})

test('a row that the database refuses is a fault of its own, and holds up no other', async () => {
  await w.owner.query(`create function people.refuse() returns trigger language plpgsql as $$ begin
    if new.name = '坏人甲' then raise exception 'no' using errcode = '23514', constraint = 'person_dies_after_birth'; end if; return new; end $$;
    create trigger refuse before insert on people.person for each row execute function people.refuse()`)
  const content = csv([
    header,
    ...['坏人甲', '坏人乙', '坏人丙'].map((name, at) => [name, aNumber('1939-09-09', 700 + at), '夏阳街道', '', '']),
  ])
  const id = await started(officer, content)
  await runImport(w.ctx(), { import: id })
  await w.owner.query('drop trigger refuse on people.person; drop function people.refuse')
  expect(await progress(id)).toMatchObject({ state: 'done', added: 2, bad: 1 })
})

test('people change once, at the end, however many rows there were', async () => {
  const { rows: told } = await w.owner.query(
    `select count(*)::int as n from graphile_worker._private_jobs j where j.payload->>'event' = 'people.changed' and j.payload->>'person' is not null`,
  )
  expect(told[0].n).toBe(0)
})

test('every record says where its open addresses say that somebody lives', async () => {
  expect(await outOfStep(w)).toEqual([])
})
