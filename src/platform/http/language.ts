import type { FastifyRequest } from 'fastify'
import type { Language } from '../words/words.ts'

/** The reader's language: their choice (now in the address, or before in the cookie `lang`), else the browser's, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = new URLSearchParams(request.url.split('?')[1] ?? '').get('lang') ?? request.cookies?.lang
  if (chosen === 'zh' || chosen === 'en') return chosen
  const accepted = request.headers['accept-language'] ?? ''
  return /^en\b/i.test(accepted) ? 'en' : 'zh'
}
