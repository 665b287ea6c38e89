import { expect, test } from 'vitest'
import { wordsOf, wordTable } from '../../../platform/words/words.ts'
import { sayAges, sayWindow } from './say.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const speaking = (language: 'zh' | 'en') => ({
  words: wordsOf(wordTable([language === 'zh' ? zh : en])),
  language,
  district: '310118',
})

test.each([
  ['2025', '2025 年', '2025'],
  ['2025-07', '2025 年 7 月', 'month 7 of 2025'],
  ['2025-W03', '2025 年第 3 周', 'week 3 of 2025'],
])('the window %s of free sessions is said as %s, and %s in English', (window, inChinese, inEnglish) => {
  expect([sayWindow(window, speaking('zh')), sayWindow(window, speaking('en'))]).toEqual([inChinese, inEnglish])
})

test.each([
  [{ ageFrom: 12, ageTo: 36 }, '满 12 个月、不满 36 个月', 'from 12 to under 36 months'],
  [{ ageFrom: 0, ageTo: 36 }, '不满 36 个月', 'under 36 months'],
  [{ ageFrom: 720, ageTo: null }, '满 60 岁', '60 years and over'],
  [{ ageFrom: 36, ageTo: null }, '满 36 个月', 'from 36 months'],
  [{ ageFrom: 48, ageTo: 72 }, '满 4 岁、不满 6 岁', 'from 4 to under 6 years'],
  [{ ageFrom: null, ageTo: null }, undefined, undefined],
])('ages of %j are said in months of small children and in years of others', (ages, inChinese, inEnglish) => {
  expect([sayAges(ages, speaking('zh')), sayAges(ages, speaking('en'))]).toEqual([inChinese, inEnglish])
})
