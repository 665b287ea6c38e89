/** The figures of signing in, in one place. Times are in seconds unless the name says otherwise. */
export const signInSettings = {
  lockOut: {
    /** So many wrong passwords or codes … */
    attempts: 5,
    /** … within this time … */
    within: 15 * 60,
    /** … lock the account for so long. */
    lockedFor: 15 * 60,
  },
  session: {
    /** A session ends this long after signing in, however busy it was … */
    absolute: 12 * 3600,
    /** … or this long after it was last used. */
    idle: 8 * 3600,
    /** How often the moment of last use is written down. */
    noteUseEvery: 60,
  },
  /** A code from the authenticator may be valid for three half minutes; for so long it is not taken twice. */
  codeValidFor: 120,
  password: { min: 10, max: 128 },
  username: { min: 3, max: 30 },
  /** Connections of the sign-in's own pool: a slow board never keeps people from signing in. */
  poolSize: 4,
  /** Accounts that one list shows. */
  listed: 100,
} as const

/** The name of the identity provider's entry in better-auth and in `auth.credential`. */
export const identityProvider = 'oidc'

/** Where better-auth answers. */
export const authPath = '/api/auth'

/** The page that a failed sign-in through the identity provider leads to, with `?error=CODE`. */
export const signInPage = '/console/sign-in'

/** better-auth reads the caller's address from this header, which only our own handler sets. */
export const callerAddressHeader = 'x-yiyu-caller-address'
