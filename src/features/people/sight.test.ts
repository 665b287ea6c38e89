import { expect, test } from 'vitest'
import { aWorld } from '../../../test/support/world.ts'
import { aPerson, at } from './people.test-support.ts'

const w = await aWorld({ day: '2025-06-30' })
const civil = await w.as('department_officer', { department: 'minzheng' })
const commerce = await w.as('department_officer', { department: 'shangwu' })

test('an officer of a department that works with people sees the district’s people; one of another department sees none and finds none', async () => {
  const person = await aPerson(civil, { name: '葭测试', bornOn: '1940-01-01' })
  const list = async (who: typeof civil) => (await who.get(`${at}/persons?words=葭测试`)).body as { persons?: unknown[] }
  expect((await list(civil)).persons).toHaveLength(1)
  expect((await list(commerce)).persons).toEqual([])
  expect((await civil.get(`${at}/persons/${person.id}?purpose=service`)).status).toBe(200)
  expect((await commerce.get(`${at}/persons/${person.id}?purpose=service`)).status).toBe(404)
})

test('a district that lists no department leaves it to all of them', async () => {
  await w.owner.query("delete from platform.record_department where district = '310118'")
  const { body } = await commerce.get(`${at}/persons?words=葭测试`)
  expect((body as { persons: unknown[] }).persons).toHaveLength(1)
})
