import type { Words } from '../../../../platform/words/words.ts'

const parts = [
  'when',
  'then',
  'rule',
  'says',
  'value',
  'source',
  'validFrom',
  'validTo',
  'kind',
  'unit',
  'per',
  'hitPolicy',
  'rules',
  'inputs',
  'id',
  'name',
  'domain',
  'engine',
  'audience',
  'departments',
  'channels',
  'how',
  'phone',
  'lines',
  'moves',
  'eligibility',
  'quota',
  'fee',
  'subsidy',
  'priority',
  'enrolment',
  'settings',
]

/** A place of a rule as people call it: `all[1].when` is 第 2 条 · 条件, `row 3.then` is 第 3 行 · 结果. */
export function placeText(place: string, words: Words): string {
  const row = /^row (\d+)/.exec(place)?.[1]
  const numbers = [...place.matchAll(/(all|any|none|inputs|when)\[(\d+)\]/g)]
  const clauses = numbers.filter(([, key]) => key !== 'inputs' && key !== 'when').map(([, , n]) => Number(n) + 1)
  const column = numbers.find(([, key]) => key === 'inputs' || key === 'when')?.[2]
  const last = place
    .replaceAll(/\[\d+\]/g, '')
    .split(/[. ]/)
    .findLast((part) => parts.includes(part))
  const said = [
    row && words('console.rules.place.row', { n: row }),
    clauses.length > 0 &&
      clauses.map((n, depth) => words(`console.rules.place.${depth === 0 ? 'clause' : 'inner'}`, { n })).join(''),
    last && words(`console.rules.place.${last}`),
    column !== undefined && words('console.rules.place.column', { n: Number(column) + 1 }),
  ].filter((part) => typeof part === 'string')
  return said.length === 0 ? words('console.rules.place.whole') : said.join(' · ')
}
