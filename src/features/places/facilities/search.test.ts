import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const street = await w.as('street_officer', { street: '310118001' })
const at = '/api/districts/310118'

test('a facility is found beside persons by name and by initials, leads to its page, and is gone from the search once closed', async () => {
  const made = await minzheng.post(`${at}/facilities`, {
    ...{ type: 'care_home', name: '演示青溪颐养院', street: '310118001', openedOn: '2020-05-01', source: '演示台账' },
  })
  const { id } = made.body as { id: string }
  const found = async (words: string) => {
    const reply = await street.get(`${at}/search?words=${encodeURIComponent(words)}`)
    return (reply.body as { hits: { kind: string; title: string; note: string; href: string }[] }).hits
  }
  for (const words of ['青溪颐养', 'ysqxyyy'])
    expect(await found(words), words).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'facility', title: '演示青溪颐养院', note: '养老院 · 夏阳街道' },
        href: `/console/310118/places/${id}`,
      }),
    )
  const closing = await minzheng.post(`${at}/facilities/${id}/closure`, { closedOn: '2025-06-01', why: '演示停业' })
  expect(closing.status, closing.text).toBe(201)
  expect((await found('青溪颐养')).filter(({ kind }) => kind === 'facility')).toEqual([])
})
