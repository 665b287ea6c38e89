import { expect, test } from 'vitest'
import { feel } from '../feel.test-support.ts'

/** The standard's own examples (table 78): those that hold, then those that do not. */
const holds = `before(1, 10) before(1, (1..10]) before(1, [5..10]) before([1..10), 10) before([1..10], 15) before([1..10], [15..20])
before([1..10), [10..20]) before([1..10], (10..20]) after(10, 5) after(12, [1..10]) after(10, [1..10)) after([11..20], 10) after((11..20], 11)
after([11..20], [1..10]) after([11..20], [1..11)) after((11..20], [1..11]) meets([1..5], [5..10]) met by([5..10], [1..5])
overlaps([1..5], [3..8]) overlaps([3..8], [1..5]) overlaps([1..8], [3..5]) overlaps([3..5], [1..8]) overlaps([1..5], [5..8]) overlaps([5..8], [1..5])
overlaps before([1..5], [3..8]) overlaps before([1..5], [5..8]) overlaps before([1..5), (1..5]) overlaps before([1..5], (1..5])
overlaps after([3..8], [1..5]) overlaps after([5..8], [1..5]) overlaps after((1..5], [1..5)) overlaps after((1..5], [1..5])
finishes(10, [1..10]) finishes([5..10], [1..10]) finishes([5..10), [1..10)) finishes([1..10], [1..10]) finishes((1..10], [1..10])
finished by([1..10], 10) finished by([1..10], [5..10]) finished by([1..10), [5..10)) finished by([1..10], [1..10]) finished by([1..10], (1..10])
includes([1..10], 5) includes([1..10], 1) includes([1..10], 10) includes([1..10], [4..6]) includes([1..10], [1..5]) includes((1..10], (1..5])
includes([1..10], (1..10)) includes([1..10), [5..10)) includes([1..10], [1..10)) includes([1..10], (1..10]) includes([1..10], [1..10])
during(5, [1..10]) during(1, [1..10]) during(10, [1..10]) during([4..6], [1..10]) during([1..5], [1..10]) during((1..5], (1..10])
during((1..10), [1..10]) during([5..10), [1..10)) during([1..10), [1..10]) during((1..10], [1..10]) during([1..10], [1..10])
starts(1, [1..10]) starts([1..5], [1..10]) starts((1..5], (1..10]) starts([1..10], [1..10]) starts([1..10), [1..10]) starts((1..10), (1..10))
started by([1..10], 1) started by([1..10], [1..5]) started by((1..10], (1..5]) started by([1..10], [1..10]) started by([1..10], [1..10))
coincides(5, 5) coincides([1..5], [1..5])`

const fails = `before(10, 1) before(1, [1..10]) before([1..10], 10) before([1..10], [10..20]) after(5, 10) after(10, [1..10]) after([11..20], 12)
after([11..20], 11) after([1..10], [11..20]) meets([1..5), [5..10]) meets([1..5], (5..10]) meets([1..5], [6..10]) met by([5..10], [1..5))
met by((5..10], [1..5]) met by([6..10], [1..5]) overlaps([1..5], [6..8]) overlaps([6..8], [1..5]) overlaps([1..5], (5..8]) overlaps([1..5), [5..8])
overlaps([1..5), (5..8]) overlaps((5..8], [1..5]) overlaps([5..8], [1..5)) overlaps((5..8], [1..5)) overlaps before([1..5], [6..8])
overlaps before([1..5], (5..8]) overlaps before([1..5), [5..8]) overlaps before([1..5), [1..5]) overlaps before([1..5], [1..5])
overlaps after([6..8], [1..5]) overlaps after((5..8], [1..5]) overlaps after([5..8], [1..5)) overlaps after([1..5], [1..5)) overlaps after([1..5], [1..5])
finishes(10, [1..10)) finishes([5..10), [1..10]) finished by([1..10), 10) finished by([1..10], [5..10)) includes([1..10], 12) includes((1..10], 1)
includes([1..10), 10) during(12, [1..10]) during(1, (1..10]) during(10, [1..10)) starts(1, (1..10]) starts(2, [1..10]) starts((1..5], [1..10])
starts([1..5], (1..10]) started by((1..10], 1) started by([1..10], 2) started by([1..10], (1..5]) started by((1..10], [1..5]) coincides(3, 4)
coincides((1..5), [1..5]) coincides([1..5], [2..6])`

const each = (text: string) => text.split(/(?<=\)) (?=[a-z])|\n/)

test.each(each(holds))('%s holds', (call) => {
  expect(feel(call)).toBe('true')
})

test.each(each(fails))('%s does not hold', (call) => {
  expect(feel(call)).toBe('false')
})

test.each([
  ['before(@"2020-01-01", [@"2020-01-02"..@"2020-02-01"])', 'true'],
  ['during(5, (> 3))', 'true'],
  ['before((< 3), 5)', 'true'],
  ['includes((< 3), (<= 3))', 'false'],
  ['before(point1: 1, point2: 10)', 'true'],
  ['before(range: [1..5], point: 6)', 'true'],
  ['before(1, "a")', 'null'],
  ['before(1, null)', 'null'],
  ['before(1, ["a".."b"])', 'null'],
  ['meets(1, [1..5])', 'null'],
  ['before(1)', 'null'],
  ['before(true, false)', 'null'],
])('%s is %s', (expression, result) => {
  expect(feel(expression)).toBe(result)
})
