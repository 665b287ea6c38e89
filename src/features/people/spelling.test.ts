import { expect, test } from 'vitest'
import { tokenRange, tokensOf } from './spelling.ts'

const found = (name: string, typed: string) => {
  const range = tokenRange(typed)
  return range !== undefined && tokensOf(name).some(({ token }) => token >= range.from && token < range.to)
}

test('a person is found by the name, its pinyin, its initials, and the given name', () => {
  for (const typed of ['张小明', '张', '小明', 'zhangxiaoming', 'ZhangX', 'zxm', 'zx'])
    expect(found('张小明', typed), typed).toBe(true)
  for (const typed of ['李', '明', 'zm', 'xiaohong', '']) expect(found('张小明', typed), typed).toBe(false)
})

test('surnames are read as surnames, compound ones whole, and other scripts as they are', () => {
  expect(found('单小红', 'shanxiao')).toBe(true)
  expect(found('欧阳娜娜', 'oynn')).toBe(true)
  expect(found('欧阳娜娜', '娜娜')).toBe(true)
  expect(found('古丽·买买提', '古丽买')).toBe(true)
  expect(found('Anna Müller', 'anna')).toBe(true)
})
