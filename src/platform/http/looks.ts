import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'

/** Where the resident pages' style sheets lie; they are served under `/look/`. */
export const lookFolder = join(import.meta.dirname, '../look')

/** For so many seconds a browser keeps a style sheet, and we remember that it has them. */
export const lookKept = 3600

type Sheet = { text: string; hash: string }

const sheets: ReadonlyMap<string, Sheet> = new Map(
  readdirSync(lookFolder)
    .filter((file) => file.endsWith('.css'))
    .map((file) => {
      const text = readFileSync(join(lookFolder, file), 'utf8')
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/\s*\n\s*/g, ' ')
        .trim()
      return [`/look/${file}`, { text, hash: createHash('sha256').update(text).digest('base64') }]
    }),
)
const version = createHash('sha256')
  .update([...sheets.values()].map(({ hash }) => hash).join())
  .digest('hex')
  .slice(0, 8)

/**
 * The document as a browser gets it that has no style sheet of ours yet: with the sheets in it, so that a telephone on a slow net shows the page after one journey instead
 * of two; it fetches them afterwards for the next pages. Everybody else gets the document with links. The policy names the sheets by their hashes, so that no other style
 * within a page counts.
 */
export function withLook(reply: FastifyReply, document: string): string {
  const { headers, cookies, protocol } = reply.request
  if (headers['sec-fetch-dest'] !== 'document' || cookies?.look === version) return document
  const used = new Map<string, Sheet>()
  const inside = document.replaceAll(/<link rel="stylesheet" href="([^"]+)"\/>/g, (link, path: string) => {
    const sheet = sheets.get(path)
    if (!sheet) return link
    used.set(path, sheet)
    return `<style>${sheet.text}</style><link rel="prefetch" href="${path}" as="style"/>`
  })
  if (used.size === 0) return document
  reply.styles = [...used.values()].map(({ hash }) => `'sha256-${hash}'`)
  reply.setCookie('look', version, { path: '/', maxAge: lookKept, sameSite: 'lax', httpOnly: true, secure: protocol === 'https' })
  return inside
}

declare module 'fastify' {
  interface FastifyReply {
    /** What a page's policy lets in of styles within it, besides our files. */
    styles?: string[]
  }
}
