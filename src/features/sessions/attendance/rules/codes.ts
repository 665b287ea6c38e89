const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** The short code of a booking, as it is printed and typed at the door: the last eight digits of its id in two groups, `3F7A-09BC`. It says nothing outside its slot. */
export const codeOf = (booking: string): string =>
  booking
    .slice(-8)
    .toUpperCase()
    .replace(/^(.{4})/, '$1-')

/** What a scan or somebody's typing means: a booking by its id (alone or at the end of an address), by its short code, or the text of a person's card. */
export function readCode(text: string): { booking: string } | { short: string } | { card: string } | undefined {
  const written = text.trim()
  if (written.startsWith('YIYU:')) return { card: text }
  const [id] = uuid.exec(written.toLowerCase()) ?? []
  if (id) return { booking: id }
  const short = written.replaceAll(/[\s-]/g, '').toLowerCase()
  return /^[0-9a-f]{8}$/.test(short) ? { short } : undefined
}
