import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { platformWords } from '../platform.ts'
import { bindWords } from '../words/book.ts'
import { expectedOf } from './expected.ts'

const book = bindWords([platformWords])
const of = (shape: z.ZodType, value: unknown, language: 'zh' | 'en' = 'zh') =>
  (shape.safeParse(value).error?.issues ?? []).map((issue) => expectedOf({ ...issue }, book.in(language)))

test.each([
  ['zh', z.iso.date({ error: 'a day, YYYY-MM-DD' }), '2025-02-30', '要填一个存在的日期，写作“2025-06-30”'],
  ['en', z.iso.date({ error: 'a day, YYYY-MM-DD' }), 'x', 'a day that exists, written 2025-06-30'],
  ['zh', z.iso.date(), 'x', '要填一个存在的日期，写作“2025-06-30”'],
  ['zh', z.string().min(2), 'x', '至少要 2 个字'],
  ['zh', z.string().max(3), 'abcd', '最多 3 个字'],
  ['zh', z.string(), undefined, '要填文字'],
  ['zh', z.number().int(), 1.5, '要填整数'],
  ['zh', z.number().min(4), 3, '不能小于 4'],
  ['zh', z.array(z.string()).min(1), [], '至少要 1 项'],
  ['zh', z.enum(['a', 'b']), 'c', '要从所列的选项中选'],
  ['zh', z.strictObject({}), { a: 1 }, '多出了不认识的内容'],
  ['zh', z.union([z.string(), z.number()]), {}, '填写的内容不对'],
  ['zh', z.string().refine(() => false, '某人自己的话'), 'x', '某人自己的话'],
] as const)('in %s: %o given %o', (language, shape, value, sentence) => {
  expect(of(shape, value, language)).toEqual([sentence])
})

test('no shape of the platform or the plans says in English only what it expects', () => {
  const root = join(import.meta.dirname, '../..')
  const contracts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(platform|features\/plans)\/.*(contract|shapes|routes)\.ts$/.test(file),
  )
  const said = contracts.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:error: |message: |\/, |isDay, |min\(\d+, )'([a-z][^'\n]+)'/g)].map(
      ([, words = '']) => words,
    ),
  )
  const zh = book.in('zh')
  expect(said.length).toBeGreaterThan(10)
  expect([...new Set(said)].filter((words) => zh(`expected.said.${words}`) === `expected.said.${words}`)).toEqual([])
})
