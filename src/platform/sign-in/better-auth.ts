import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { databaseOn } from '../database/connect.ts'
import { contentHash, newId } from '../ids.ts'
import { Username } from './contract.ts'
import { authPath, callerAddressHeader, identityProvider, signInPage, signInSettings } from './settings.ts'
import { schemaNames } from './table-names.ts'

export type Auth = ReturnType<typeof authWith>

/** Whether an account may have a session now; asked before each one is made, whichever way its owner proved who they are. */
export type MayHaveSession = (account: string) => Promise<boolean>

/** What better-auth needs to know. `oidc` absent: no identity provider; `fixedAddress`: the public address is configured, no other is trusted. */
export type AuthOptions = {
  pool: pg.Pool
  secret: string
  publicUrl: string
  oidc: Config['oidc']
  fixedAddress: boolean
  mayHaveSession: MayHaveSession
  /** Hears the identity number that a verified token carries, where the provider is known to give one. */
  onNumber?: (claim: { subject: string; number: string }) => Promise<void>
}

/**
 * better-auth as this product uses it: user name and password, codes from an authenticator, and an identity provider where one is named. Made
 * with a provider it is not ready before that provider has answered, so passwords are left to one made without.
 */
export function authWith({ pool, secret, publicUrl, oidc, fixedAddress, mayHaveSession, onNumber }: AuthOptions) {
  const { session, password, username: name } = signInSettings
  return betterAuth({
    appName: '颐育',
    baseURL: publicUrl,
    basePath: authPath,
    secret,
    database: { db: databaseOn(pool), type: 'postgres', schemaName: 'auth' },
    trustedOrigins: (request) => [new URL(publicUrl).origin, ...(request && !fixedAddress ? [new URL(request.url).origin] : [])],
    logger: { disabled: true }, // it would print user names; refusals are counted and audited by us
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // the server limits callers, the lock-out limits accounts
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: password.min, maxPasswordLength: password.max },
    session: { ...schemaNames.session, expiresIn: session.absolute, disableSessionRefresh: true },
    user: schemaNames.user,
    account: {
      ...schemaNames.account,
      storeStateStrategy: 'database',
      updateAccountOnSignIn: false,
      accountLinking: {
        enabled: true,
        trustedProviders: [identityProvider],
        allowDifferentEmails: true,
        disableImplicitLinking: true,
      },
    },
    verification: schemaNames.verification,
    advanced: {
      cookiePrefix: 'yiyu',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [callerAddressHeader] },
      database: { generateId: () => newId() },
    },
    databaseHooks: {
      account: {
        create: {
          // The provider's tokens are of no use after signing in, so none is kept.
          before: async (credential) => ({ data: { ...credential, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
      session: {
        create: {
          before: async ({ userId }) => {
            if (!(await mayHaveSession(userId))) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_INACTIVE' })
          },
        },
      },
    },
    onAPIError: { errorURL: signInPage },
    plugins: [
      username({
        displayUsername: false,
        immutableUsername: true,
        minUsernameLength: name.min,
        maxUsernameLength: name.max,
        usernameValidator: (username) => Username.safeParse(username).success, // its own refuses the hyphen
        schema: schemaNames.username,
      }),
      twoFactor({ issuer: '颐育', accountLockout: { enabled: false }, schema: schemaNames.twoFactor }),
      genericOAuth({ config: oidc ? [providerOf(oidc, onNumber)] : [] }),
    ],
  } satisfies BetterAuthOptions)
}

function providerOf(oidc: NonNullable<Config['oidc']>, onNumber: AuthOptions['onNumber']) {
  return {
    providerId: identityProvider,
    name: oidc.name,
    discoveryUrl: oidc.discoveryUrl,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    scopes: ['openid', 'profile'],
    requireIdTokenVerification: true,
    disableSignUp: true,
    // The token's claims are enough, and the only ones that were signed; better-auth has verified them before it asks.
    getUserInfo: async ({ idToken }: { idToken?: string }) => {
      if (!idToken) return null
      const claims = readClaims(idToken)
      const number = oidc.identityClaim ? claims[oidc.identityClaim] : undefined
      if (typeof number === 'string' && number && claims.sub) await onNumber?.({ subject: String(claims.sub), number })
      return profileOf(claims)
    },
    accountSubject: ({ profile }: { profile: { sub?: unknown } }) => String(profile.sub ?? ''),
  }
}

type Claims = Record<string, unknown> & { sub?: unknown; name?: unknown }

const readClaims = (idToken: string): Claims =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Claims

/** An account is found by the provider's own subject, never by an address; better-auth wants one all the same. */
function profileOf(claims: Claims) {
  const sub = String(claims.sub ?? '')
  return sub
    ? { sub, name: String(claims.name ?? sub), email: `${contentHash(sub)}@identities.invalid`, emailVerified: false }
    : null
}
