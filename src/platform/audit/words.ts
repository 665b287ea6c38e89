import type { Words } from '../words/words.ts'

type Line = { action: string; subject: string; details: Record<string, unknown> }

/** The kind of a deed in words, `核准数值`; its stable name where its feature has none. */
export function kindOf(action: string, words: Words): string {
  return found(words, action.replace('.', '.audit.')) ?? action
}

/** What was done, as the end of a sentence that begins with a name: `核准了“老年助餐服务场所”的数值`. */
export function deedOf({ action, subject, details }: Line, words: Words): string {
  const title = titleOf(subject, details)
  const within = text(details.subject) ?? text(details.task) ?? text(details.project) ?? subject
  const values = { ...details, title, subject: within }
  return found(words, action.replace('.', '.deed.'), values) ?? words('audit.deed.other', { kind: kindOf(action, words), title })
}

/** What else was said of a deed, by the names people use: `季度 2025Q1 · 理由 数字与台账不符`. */
export function detailsOf({ details }: Pick<Line, 'details'>, words: Words): string {
  return Object.entries(details)
    .filter(([name, value]) => !told.has(name) && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${found(words, `audit.detail.${name}`) ?? name} ${shown(value)}`)
    .join(' · ')
}

/** Already in the sentence, or for machines. */
const told = new Set(['title', 'subject', 'subjectKind', 'plan', 'contentHash', 'import', 'file', 'account'])

function titleOf(subject: string, details: Record<string, unknown>): string {
  const named = text(details.title) ?? text(details.name) ?? text(details.key) ?? text(details.task) ?? text(details.project)
  return named ?? subject
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.map(shown).join('、') : typeof value === 'object' ? JSON.stringify(value) : String(value)

function found(words: Words, key: string, values?: Record<string, unknown>): string | undefined {
  const sentence = words(key, values)
  return sentence === key ? undefined : sentence
}
