/** `text/plain`, `text/csv`, `text/html` or `image/svg+xml` for readable text; undefined for anything else. */
export function textTypeOf(content: Buffer, name: string): string | undefined {
  const text = decoded(content)
  if (text === undefined) return undefined
  const start = text.slice(0, 4096)
  if (/<svg[\s>]/i.test(start)) return 'image/svg+xml'
  // A browser asked to guess takes text with such a tag for a page: so do we.
  if (/<(!doctype\s+html|html|head|body|script|iframe|style|title|table|h1|div|a|img)[\s>]/i.test(start)) return 'text/html'
  if (/^\s*<\?xml\s/.test(start)) return 'application/xml'
  return name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain'
}

function decoded(content: Buffer): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content)
      return hasControls(text) ? undefined : text
    } catch {
      // not this encoding
    }
  }
  return undefined
}

// Tab, line feed, form feed and carriage return belong in text; U+FFFE and U+FFFF never do.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hasControls = (text: string) => /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff]/.test(text)
