import { expect, test } from 'vitest'
import { aWorld } from '../../../test/support/world.ts'
import type { MyWork } from './contract.ts'

const w = await aWorld({ day: '2025-06-30' })
const at = '/api/districts/310151'
const coordinator = await w.as('coordinator', { district: '310151' })
const officer = await w.as('department_officer', { district: '310151', department: 'minzheng' })

const order = (title: string, dueOn: string) =>
  coordinator.post(`${at}/supervisions`, {
    ...{ subjectKind: 'task', subject: 't1', department: 'minzheng', title, text: '请答复。', dueOn },
  })

test('the overdue comes first, then what is due by its day, then what has no day; a supervision’s link names the very one', async () => {
  const later = (await order('后办的', '2025-07-20')).body as { id: string }
  await order('先办的', '2025-07-05')
  await order('已逾期的', '2025-07-01')
  w.clock.set('2025-07-02')
  const { items, today } = (await officer.get(`${at}/work`)).body as MyWork
  const rank = items.map(({ dueOn }) => (dueOn === null ? 2 : dueOn < today ? 0 : 1))
  expect(rank).toEqual(rank.toSorted())
  const dated = items.filter((item) => rank[items.indexOf(item)] === 1).map((item) => item.dueOn)
  expect(dated).toEqual(dated.toSorted())
  const place = (title: string) => items.findIndex((item) => item.title === title)
  expect(place('已逾期的')).toBeGreaterThanOrEqual(0)
  expect(place('已逾期的')).toBeLessThan(place('先办的'))
  expect(place('先办的')).toBeLessThan(place('后办的'))
  expect(items[place('后办的')]?.href).toBe(`/console/310151/supervisions?open=${later.id}`)
})
