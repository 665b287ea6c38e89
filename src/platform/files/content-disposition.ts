/** What a browser may show in its own window; never HTML or SVG, which could run scripts under our address. */
const shownInline = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp'])

/**
 * The header of a download (RFC 6266, names by RFC 5987): saved under its name, or shown when `inline` names a type that is safe to show.
 * Send `X-Content-Type-Options: nosniff` beside it.
 */
export function contentDisposition(name: string, { inline }: { inline?: string } = {}): string {
  const kind = inline !== undefined && shownInline.has(inline) ? 'inline' : 'attachment'
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
