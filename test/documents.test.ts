import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
/** The numbers of a pattern wherever it stands in a document, without their thousands' commas. */
const numbers = (path: string, pattern: RegExp) =>
  [...read(path).matchAll(pattern)].map(([, ...found]) => found.map((text) => Number(text.replace(',', ''))))

test('how many indicators are counted is said as the generated document says it', () => {
  const [[counted, all] = []] = numbers('docs/indicators.md', /(\d+) of (\d+) counted/g)
  expect(all).toBeGreaterThan(100)
  for (const path of ['README.md', 'docs/architecture.md'])
    expect([path, numbers(path, /(\d+) of the (\d+) indicators/g)]).toEqual([path, [[counted, all]]])
  expect(numbers('README.zh-CN.md', /(\d+) 项指标中 (\d+) 项/g)).toEqual([[all, counted]])
})

test('how many lines and services there are is said as the generated document says it', () => {
  const [[lines, services] = []] = numbers('docs/coverage.md', /^([\d,]+) lines, (\d+) services;/gm)
  expect(numbers('README.md', /(\d+) services of the five districts[\s\S]{0,60}?plans' ([\d,]+) lines/g)).toEqual([
    [services, lines],
  ])
  expect(numbers('README.zh-CN.md', /五区 (\d+) 项服务[^。]*?规划清单 ([\d,]+) 行/g)).toEqual([[services, lines]])
})

test('the architecture names every part of the platform', () => {
  const [, floor = ''] = /^ {4}platform {4}(.*)$/m.exec(read('docs/architecture.md')) ?? []
  const named = floor.split(' ')
  const parts = readdirSync(join(root, 'src/platform'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const missing = parts.map(({ name }) => name).filter((name) => !['cli', 'migrations'].includes(name) && !named.includes(name))
  expect(missing).toEqual([])
})

test.each(['sessions'])('the README of %s says what each of its rooms holds', (feature) => {
  const text = read(`src/features/${feature}/README.md`)
  const rooms = readdirSync(join(root, 'src/features', feature), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(rooms.map(({ name }) => name).filter((name) => !new RegExp(`^\\|.*\`${name}/\`.*\\|`, 'm').test(text))).toEqual([])
})
