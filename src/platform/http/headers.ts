import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * The usual headers and a content security policy: nothing from elsewhere, no inline scripts. The console alone may have inline styles (bars and
 * charts set their sizes at run time); resident pages only our own sheets, named by their hashes.
 */
export async function registerHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onSend', async (request, reply) => {
    if (reply.hasHeader('content-security-policy')) return
    const styles = request.url.startsWith('/console') ? "'self' 'unsafe-inline'" : ["'self'", ...(reply.styles ?? [])].join(' ')
    reply.header(
      'content-security-policy',
      `default-src 'self'; script-src 'self'; style-src ${styles}; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    )
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=()')
  })
}
