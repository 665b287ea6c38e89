/** Decodes a page by its byte order mark, else by the charset it states, else as UTF-8 and failing that as GB 18030. */
export function decodeHtml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const stated = statedCharset(bytes)
  // Saved pages often keep a statement that is no longer true, so well-formed UTF-8 wins over it.
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== undefined) return utf8
  return decodeStrictly(bytes, stated) ?? new TextDecoder(stated === 'utf-8' ? 'utf-8' : 'gb18030').decode(bytes)
}

function statedCharset(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1')
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]?.toLowerCase()
  if (label === undefined) return 'gb18030'
  return /^(gb_?2312(-80)?|gbk|x-gbk|gb18030|hz-gb-2312)$/.test(label) ? 'gb18030' : label
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
