import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody at the identity provider. */
export type Identity = {
  sub: string
  name: string
  preferred_username?: string
  email?: string
  email_verified?: boolean
  id_number?: string
}

/** A small OpenID Connect provider on loopback: discovery, authorization code with PKCE, tokens signed with RS256, keys. It stands for another people's system. */
export async function anIdentityProvider({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const others = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { who: Identity; nonce: string | null; challenge: string | null; redirectUri: string }>()
  const provider = {
    issuer: '',
    discoveryUrl: '',
    /** Who is signed in there now. */
    who: undefined as Identity | undefined,
    /** How it misbehaves, if at all. */
    fault: 'none' as 'none' | 'wrong key' | 'wrong nonce' | 'wrong audience' | 'expired',
    close: () => new Promise((resolve) => server.close(resolve)),
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') {
      json({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      })
    } else if (url.pathname === '/keys') {
      json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    } else if (url.pathname === '/authorize') {
      const wants = (name: string) => url.searchParams.get(name)
      const back = new URL(wants('redirect_uri') ?? '')
      if (wants('client_id') !== clientId || wants('response_type') !== 'code' || !provider.who)
        back.searchParams.set('error', 'access_denied')
      else {
        const code = randomUUID()
        codes.set(code, { who: provider.who, nonce: wants('nonce'), challenge: wants('code_challenge'), redirectUri: back.href })
        back.searchParams.set('code', code)
      }
      back.searchParams.set('state', wants('state') ?? '')
      response.writeHead(302, { location: back.href }).end()
    } else if (url.pathname === '/token') {
      const form = new URLSearchParams(await textOf(request))
      const grant = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const proven = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      const known = form.get('client_id') === clientId && form.get('client_secret') === clientSecret
      if (!grant || !known || grant.challenge !== proven || grant.redirectUri !== form.get('redirect_uri'))
        return void json({ error: 'invalid_grant' }, 400)
      const now = Math.floor(Date.now() / 1000)
      const claims = {
        ...grant.who,
        iss: provider.issuer,
        aud: provider.fault === 'wrong audience' ? 'another client' : clientId,
        iat: now - (provider.fault === 'expired' ? 7200 : 0),
        exp: now + (provider.fault === 'expired' ? -3600 : 300),
        ...(grant.nonce ? { nonce: provider.fault === 'wrong nonce' ? 'another' : grant.nonce } : {}),
      }
      const token = signed(claims, (provider.fault === 'wrong key' ? others : keys).privateKey)
      json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: token })
    } else json({ error: 'not_found' }, 404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider.discoveryUrl = `${provider.issuer}/.well-known/openid-configuration`
  return provider
}

function signed(claims: object, key: Parameters<typeof sign>[2]): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`
}

async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}
