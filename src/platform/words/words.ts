/** A feature's sentences in one language: nested keys, placeholders as {name}. */
export type Dictionary = { [key: string]: string | Dictionary }

/** Looks a sentence up by its dotted key and fills its placeholders; an unknown key comes back as itself, so that it is seen. */
export type Words = (key: string, values?: Record<string, unknown>) => string

export type Language = 'zh' | 'en'

/** One flat table per language from every feature's files: key → sentence. Two features may not claim one key. */
export function wordTable(dictionaries: Dictionary[]): Map<string, string> {
  const table = new Map<string, string>()
  for (const dictionary of dictionaries) collect(dictionary, '', table)
  return table
}

/** The look-up over a table, with the Chinese sentence where the language lacks one. */
export function wordsOf(table: Map<string, string>, fallback: Map<string, string> = table): Words {
  return (key, values = {}) => fill(table.get(key) ?? fallback.get(key) ?? key, values)
}

/** Replaces `{name}` by the value of that name; one that is missing stays visible. */
export function fill(sentence: string, values: Record<string, unknown>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

function collect(dictionary: Dictionary, path: string, table: Map<string, string>): void {
  for (const [name, value] of Object.entries(dictionary)) {
    const key = path ? `${path}.${name}` : name
    if (typeof value !== 'string') collect(value, key, table)
    else if (table.has(key)) throw new Error(`two features claim the sentence ${key}`)
    else table.set(key, value)
  }
}

/** Several dictionaries as one; a key that two claim is refused. */
export function mergeDictionaries(dictionaries: Dictionary[]): Dictionary {
  return Object.fromEntries(wordTable(dictionaries))
}
