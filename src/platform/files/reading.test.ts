import { expect, test } from 'vitest'
import { aWorld } from '../../../test/support/world.ts'

const w = await aWorld()

test('whoever reads a file is on record, with its name and the record it stands for', async () => {
  const officer = await w.as('department_officer', { department: 'minzheng' })
  const colleague = await w.as('coordinator')
  const file = await officer.keep('310118', '佐证.txt', Buffer.from('演示'))
  const linesOf = async () =>
    (
      await w.owner.query<{ actor_name: string; details: { name: string; records: string[] } }>(
        `select actor_name, details from platform.audit where action = 'files.read' and subject = $1 order by id`,
        [file],
      )
    ).rows
  const read = await colleague.get(`/api/districts/310118/files/${file}`)
  expect([read.status, read.text]).toEqual([200, '演示'])
  expect(await linesOf()).toMatchObject([{ actor_name: colleague.name, details: { name: '佐证.txt', records: [] } }])

  const { rows } = await w.owner.query<{ id: string }>(
    `insert into plans.import (district, id, file, name, format, text, read_pack, pack, state, made_by, made_at)
     values ('310118', gen_random_uuid(), $1, '演示', 'txt', '演示', '{}', '{}', 'review', 'test', now()) returning id`,
    [file],
  )
  await officer.get(`/api/districts/310118/files/${file}`)
  expect((await linesOf())[1]?.details.records).toEqual([`plans.import/${rows[0]?.id}`])
  expect((await colleague.get(`/api/districts/310118/files/${rows[0]?.id}`)).status, 'no file').toBe(404)
  expect(await linesOf()).toHaveLength(2)
})
