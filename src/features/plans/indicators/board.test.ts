import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { Board } from './contract.ts'

const w = await aWorld()

test('the five boards show the 135 indicators of the real documents', async () => {
  const totals: Record<string, number> = {}
  for (const district of ['310101', '310151', '310117', '310118', '310113']) {
    const officer = await w.as('coordinator', { district })
    const { status, body } = await officer.get(`/api/districts/${district}/indicators`)
    expect(status).toBe(200)
    totals[district] = (body as Board).indicators.length
  }
  expect(totals).toEqual({ '310101': 30, '310151': 20, '310117': 20, '310118': 52, '310113': 13 })
})
