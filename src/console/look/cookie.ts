/** Remembers a choice of the reader for a year, in a cookie the resident pages read too. */
export function remember(name: 'lang' | 'text', value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store exists only on HTTPS; an office network may have plain HTTP
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}

/** What was chosen before, if anything. */
export const remembered = (name: 'lang' | 'text'): string | undefined =>
  new RegExp(`(?:^|; )${name}=(\\w+)`).exec(document.cookie)?.[1]
