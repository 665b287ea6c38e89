import { expect, test } from 'vitest'
import { matchRank } from './match.ts'

test.each([
  ['养老机构床位数', '养老', 4],
  ['养老机构床位数', '床位', 3],
  ['养老机构床位数', 'yljg', 2],
  ['养老机构床位数', 'yanglao', 2],
  ['养老机构床位数', 'cws', 1],
  ['养老机构床位数', '托育', 0],
  ['养老机构床位数', '', 0],
  ['65岁以上轻度认知障碍（MCI）', 'mci', 3],
  ['区民政局', 'QMZ', 2],
])('%s is found by “%s” with rank %i', (name, words, rank) => {
  expect(matchRank(name, words)).toBe(rank)
})
