import type { Rule } from '../../../platform/rules/document/contract.ts'
import { matchRank } from '../../../platform/search/match.ts'
import type { CatalogueEntry } from '../../services/catalogue/contract.ts'

import { documentWords } from './everyday.ts'

/** For whom one looks: the doors of the home, and organisations. */
export const audiences = { elders: '养老', children: '托育', organisations: '机构' } as const
export type Audience = keyof typeof audiences

/** A service that was found, how well it answers, and the sentence of its rules that holds the words. */
export type Found = { entry: CatalogueEntry; rank: number; clause: string | null }

/** Services that answer words in Chinese, pinyin or initials, the best first; without words all of them. Every word must be found somewhere. Pure. */
export function searchServices(
  entries: readonly CatalogueEntry[],
  {
    words,
    audience,
    clausesOf,
  }: { words: string; audience: Audience | undefined; clausesOf: (entry: CatalogueEntry) => string[] },
): Found[] {
  // Whoever does not say that they are an organisation or its staff looks for themselves or their family.
  const asideOf = (entry: CatalogueEntry) => (audience !== 'organisations' && !ofStaff.test(words) && isForStaff(entry) ? 1 : 0)
  const typed = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const wanted = entries.filter(({ domain }) => audience === undefined || domain === audiences[audience])
  if (typed.length === 0) return wanted.map((entry) => ({ entry, rank: 0, clause: null }))
  const ranked = (rank: typeof rankOf) =>
    wanted
      .flatMap((entry) => {
        const clauses = clausesOf(entry)
        const ranks = typed.map((word) => rank(entry, clauses, word))
        const clause = clauses.find((sentence) => typed.some((word) => sentence.toLowerCase().includes(word))) ?? null
        return ranks.includes(0) ? [] : [{ entry, rank: ranks.reduce((sum, one) => sum + one, 0), clause }]
      })
      .sort((a, b) => asideOf(a.entry) - asideOf(b.entry) || b.rank - a.rank)
  const exact = ranked(rankOf)
  return exact.length > 0 ? exact : ranked(nearlyOf).slice(0, mostNearly)
}

const ofStaff = /机构|从业|员工|人员|护理员|企业|单位|培训/
const isForStaff = ({ domain, forStaff }: CatalogueEntry): boolean => domain === '机构' || forStaff === true

/** Where nothing holds the very words, so many that come near. */
const mostNearly = 12

/** The name answers before for whom it is and what it says, those before its rules. */
function rankOf({ name, says, audience, departments }: CatalogueEntry, clauses: readonly string[], word: string): number {
  const named = matchRank(name.zh, word)
  if (named > 0) return 10 + named
  const own = [name.en ?? '', audience, says.zh, says.en ?? '', ...departments.map((one) => one.name)].join(' ').toLowerCase()
  if (own.includes(word)) return 8
  return clauses.some((sentence) => sentence.toLowerCase().includes(word)) ? 6 : 0
}

/** People do not type what the document says: everyday words stand for its own, and 老人助餐补贴 is found by its pairs of letters. */
function nearlyOf(entry: CatalogueEntry, clauses: readonly string[], word: string): number {
  const called = documentWords(word)
  const best = Math.max(0, ...called.map((one) => rankOf(entry, clauses, one)))
  if (best > 0 || !/^\p{Script=Han}{3,}$/u.test(word)) return best
  const text = [entry.name.zh, entry.audience, entry.says.zh, ...clauses].join(' ')
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
  const share = pairs.filter((pair) => text.includes(pair)).length / pairs.length
  return share >= 0.3 ? share * 4 : 0
}

/** The sentences of a rule: of its clauses or rows, and its own. */
export function sentencesOf(rule: Rule): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    else if (node !== null && typeof node === 'object') {
      const { says, ...rest } = node as { says?: { zh: string } }
      if (says?.zh) found.push(says.zh)
      for (const value of Object.values(rest)) walk(value)
    }
  }
  walk(rule)
  return [...new Set(found)]
}
