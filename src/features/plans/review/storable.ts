/**
 * Text that PostgreSQL can keep: U+0000 and half characters, which some PDF files hold, become the replacement character.
 * The length stays, so that positions in the text stay right.
 */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').toWellFormed()
}

/** The same for every string of a pack. */
export function storable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) => (typeof part === 'string' ? storableText(part) : part)) as T
}
