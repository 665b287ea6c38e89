import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { BookRule } from '../../../platform/rules/decide/edition.ts'
import { fullName } from '../../../platform/rules/document/names.ts'
import { partsOf } from '../../../platform/rules/document/versions.ts'
import { departmentsInEnglish } from '../../plans/index.ts'
import type { CatalogueEntry } from '../../services/catalogue/contract.ts'
import { districtBook, entriesOn, findEntry } from '../../services/index.ts'
import { type Cited, clauseLinks } from '../advice/clauses.ts'
import { type Audience, type Found, searchServices, sentencesOf } from './search.ts'

const parts = ['eligibility', 'subsidy', 'fee', 'quota', 'priority'] as const

/** The services of today that answer some words, and the names of their departments in English by id. */
export function findServices(
  ctx: Context,
  { words, audience }: { words: string; audience: Audience | undefined },
): Promise<{ on: string; found: Found[]; english: ReadonlyMap<string, string> }> {
  return reading(ctx, async (tx) => {
    const on = tx.today
    const { book } = await districtBook(tx)
    const told = toldIn(book, on)
    const clausesOf = ({ rules }: CatalogueEntry) =>
      parts.flatMap((part) => {
        const name = rules[part]
        if (name === undefined) return []
        const known = told.get(name) ?? sentencesUnder(book, name, on)
        told.set(name, known)
        return known
      })
    const found = searchServices(await entriesOn(tx, on), { words, audience, clausesOf })
    return { on, found, english: await departmentsInEnglish(tx) }
  })
}

/** A book is kept while no version changes: so are the sentences of its rules on the last day they were asked for. */
const kept = new WeakMap<RuleBook, { on: string; told: Map<string, string[]> }>()

function toldIn(book: RuleBook, on: string): Map<string, string[]> {
  const known = kept.get(book)
  if (known?.on === on) return known.told
  const told = new Map<string, string[]>()
  kept.set(book, { on, told })
  return told
}

/** One rule of a service as its page tells it. */
export type ToldRule = {
  part: (typeof parts)[number]
  name: string
  rule: BookRule['rule']
  sentences: string[]
  confirmed: boolean
}

/** One service with what its rules say; `link` opens the clause that a source of them means, where the policy library has it. */
export type ToldService = { on: string; entry: CatalogueEntry; rules: ToldRule[]; link: (source: Cited) => string | null }

/** One service with what its rules say. Problems: 404. */
export function readService(ctx: Context, id: string): Promise<ToldService> {
  return reading(ctx, async (tx) => {
    const on = tx.today
    const entry = found(await findEntry(tx, id, on), 'service')
    const { book } = await districtBook(tx)
    const rules = parts.flatMap((part): ToldRule[] => {
      const name = entry.rules[part]
      const rule = name === undefined ? undefined : book.rule(name, on)
      return name && rule
        ? [{ part, name, rule: rule.rule, sentences: sentencesUnder(book, name, on), confirmed: book.confirmed(name, on) }]
        : []
    })
    return { on, entry, rules, link: await clauseLinks(tx, [entry.source, ...rules.flatMap(({ rule }) => rule.source ?? [])]) }
  })
}

/** The sentences of a rule and of the rules that its clauses name, each once. */
function sentencesUnder(book: RuleBook, name: string, on: string, seen: ReadonlySet<string> = new Set()): string[] {
  const rule = book.rule(name, on)?.rule
  if (!rule || seen.has(name)) return []
  const file = partsOf(name).file
  const below = namedIn(rule).flatMap((one) => sentencesUnder(book, fullName(one, file), on, new Set([...seen, name])))
  return [...new Set([...sentencesOf(rule), ...below])]
}

/** The rules that a rule's clauses name. */
function namedIn(rule: BookRule['rule']): string[] {
  const names: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    else if (node !== null && typeof node === 'object')
      for (const [key, value] of Object.entries(node)) {
        if (key === 'rule' && typeof value === 'string') names.push(value)
        else walk(value)
      }
  }
  walk(rule)
  return names
}
