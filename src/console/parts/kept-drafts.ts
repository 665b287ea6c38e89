/** What was typed into a form: by field name, and which of several of that name. */
export type Typed = { name: string; at: number; value: string | boolean }[]

/** Drafts are kept in the window's storage under keys that begin so. */
export const draftPrefix = 'yiyu.draft:'

/** Forgets every draft of this window: the next person at this screen does not read them. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(draftPrefix)) sessionStorage.removeItem(key)
  } catch {} // a browser that keeps nothing has nothing to forget
}

/** What was kept under the key. */
export function read(key: string): Typed | undefined {
  try {
    const text = sessionStorage.getItem(key)
    return text ? (JSON.parse(text) as Typed) : undefined
  } catch {
    return undefined // a browser that keeps nothing
  }
}

/** Keeps what was typed under the key, or forgets it. */
export function write(key: string, typed: Typed | undefined): void {
  try {
    if (typed) sessionStorage.setItem(key, JSON.stringify(typed))
    else sessionStorage.removeItem(key)
  } catch {} // full or forbidden: the form works without
}
