/** A pattern being read: how far, and which of its groups are opened and closed. */
export type Source = { characters: readonly string[]; at: number; flags: string; opened: number; closed: Set<number> }

/** The text is no regular expression of XPath 2.0. */
export class NoPattern extends Error {}

/** A character as JavaScript writes it outside and inside of brackets alike. */
export function literal(character: string): string {
  return /[\p{L}\p{N}]/u.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
