import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bulletOf } from './bullet.ts'
import { colours } from './drawing.ts'
import { pngOf } from './png.ts'
import { partOf, sharesOf } from './shares.ts'
import { svgOf } from './svg.ts'

const judged = (value: number | null, base: number | null, target: number | null, expectedToday: number | null = null) => ({
  status: 'on_track' as const,
  value,
  base,
  target,
  expectedToday,
})
const barOf = (drawing: ReturnType<typeof bulletOf>) => drawing?.shapes[1]?.width

test.each([
  ['half of the way up', judged(150, 100, 200), '>=', 43.2],
  ['half of the way down', judged(9, 10, 8), '<=', 43.2],
  ['the target itself', judged(200, 100, 200), '>=', 86.4],
  ['far beyond it: the track ends', judged(900, 100, 200), '>=', 108],
  ['below the base: a sliver', judged(50, 100, 200), '>=', 1],
  ['no base: from zero', judged(100, null, 200), '>=', 43.2],
  ['a base that has it already: from zero', judged(98, 98.98, 98), '>=', 86.4],
  ['a base that is the target: from zero', judged(100, 100, 100), '=', 86.4],
  ['a limit the base keeps already: from zero', judged(4, 3, 8), '<=', 43.2],
] as const)('a bullet shows %s', (_what, assessment, op, width) => {
  expect(barOf(bulletOf(assessment, op))).toBeCloseTo(width, 5)
})

test('without a value or a figure to aim at there is no chart', () => {
  expect(bulletOf(judged(null, 1, 2), '>=')).toBeNull()
  expect(bulletOf(judged(1, 1, null), 'qualitative')).toBeNull()
  expect(bulletOf(judged(0, null, 0), '=')).toBeNull()
  expect(partOf(1, 0)).toBeNull()
})

test('the mark of what is expected stands where the path is, the target’s where the target is', () => {
  const marks = bulletOf(judged(120, 100, 200, 150), '>=')?.shapes.slice(2)
  expect(marks?.map(({ fill }) => fill)).toEqual([colours.expected, colours.mark])
  expect((marks?.[0]?.x ?? 0) + 0.6).toBeCloseTo(43.2, 5)
})

test('shares fill the bar and leave out what is none', () => {
  const { shapes } = sharesOf(
    [
      { count: 1, fill: '#111111' },
      { count: 0, fill: '#222222' },
      { count: 3, fill: '#333333' },
    ],
    400,
  )
  expect(shapes.map(({ x, width, fill }) => [x, width, fill])).toEqual([
    [0, 99, '#111111'],
    [100, 300, '#333333'],
  ])
  expect(sharesOf([]).shapes).toHaveLength(1)
})

test('the PNG has the drawing’s pixels, and the SVG its rectangles', () => {
  const drawing = { width: 4, height: 2, shapes: [{ x: 1, y: 0, width: 2, height: 1, fill: '#0b5c5a' }] }
  expect(svgOf(drawing)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2" viewBox="0 0 4 2"><rect x="1" y="0" width="2" height="1" fill="#0b5c5a"/></svg>',
  )
  const png = pngOf(drawing, 1)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([4, 2])
  const length = png.readUInt32BE(33)
  expect(png.subarray(37, 41).toString()).toBe('IDAT')
  const pixels = inflateSync(png.subarray(41, 41 + length))
  expect([...pixels]).toEqual([0, 255, 255, 255, 11, 92, 90, 11, 92, 90, 255, 255, 255, 0, ...Array(12).fill(255)])
})

test('a shape thinner than a pixel is still seen', () => {
  const png = pngOf({ width: 4, height: 1, shapes: [{ x: 2, y: 0, width: 0.01, height: 1, fill: '#000000' }] }, 1)
  const pixels = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  expect([...pixels.subarray(7, 10)]).toEqual([0, 0, 0])
})
