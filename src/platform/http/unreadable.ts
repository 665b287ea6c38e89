import type { Socket } from 'node:net'
import type { WordBook } from '../words/book.ts'

/** A request that the parser gave up: nobody's address or language is known of it but by its first bytes. */
type Unreadable = Error & { code?: string; rawPacket?: unknown }

const statuses: Record<string, [status: number, reason: string, code: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers_too_large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request_too_slow'],
}

/** Answers what never became a request: a reader gets a page in both languages that says what to do, a program a problem. */
export function answerUnreadable(words: WordBook) {
  return (error: Unreadable, socket: Socket): void => {
    // Nobody is there to read it.
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy()
      return
    }
    const [status, reason, code] = statuses[error.code ?? ''] ?? [400, 'Bad Request', 'request_unreadable']
    const sentences = (['zh', 'en'] as const).map((language) => words.in(language)(`problem.${code}`))
    const asked = Buffer.isBuffer(error.rawPacket) ? error.rawPacket.subarray(0, 200).toString('latin1') : ''
    const [type, body] = /^[A-Z]+ \/(api|console)\b/.test(asked)
      ? ['application/problem+json', JSON.stringify({ type: `urn:yiyu:problem:${code}`, title: sentences[0], status, code })]
      : ['text/html', pageOf(sentences)]
    const bytes = Buffer.from(body)
    const head = [`HTTP/1.1 ${status} ${reason}`, `content-type: ${type}; charset=utf-8`, `content-length: ${bytes.length}`]
    socket.write(`${[...head, 'cache-control: no-store', 'connection: close'].join('\r\n')}\r\n\r\n`)
    socket.end(bytes)
  }
}

const pageOf = ([zh, en]: string[]): string =>
  `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${zh}</title></head>
<body style="font:1.25rem/1.6 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem"><p>${zh}</p><p lang="en">${en}</p><p><a href="/">首页 · Home</a></p></body></html>`
