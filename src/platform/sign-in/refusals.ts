import { Problem } from '../problem.ts'

/** better-auth's codes → our stable ones. What a stranger might learn an account's existence from becomes one and the same answer. */
const refusals: Record<string, [status: number, code: string]> = {
  INVALID_USERNAME_OR_PASSWORD: [401, 'wrong_credentials'],
  INVALID_USERNAME: [401, 'wrong_credentials'],
  USERNAME_TOO_SHORT: [401, 'wrong_credentials'],
  USERNAME_TOO_LONG: [401, 'wrong_credentials'],
  PASSWORD_TOO_LONG: [401, 'wrong_credentials'],
  INVALID_PASSWORD: [422, 'wrong_password'],
  INVALID_CODE: [401, 'wrong_code'],
  INVALID_BACKUP_CODE: [401, 'wrong_code'],
  INVALID_TWO_FACTOR_COOKIE: [401, 'sign_in_again'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [401, 'sign_in_again'],
  UNAUTHORIZED: [401, 'not_signed_in'],
  SESSION_EXPIRED: [401, 'not_signed_in'],
  ACCOUNT_INACTIVE: [403, 'account_inactive'],
  TOTP_ALREADY_ENABLED: [409, 'second_factor_on'],
  TOTP_NOT_ENABLED: [409, 'second_factor_off'],
  TWO_FACTOR_NOT_ENABLED: [409, 'second_factor_off'],
  BACKUP_CODES_NOT_ENABLED: [409, 'second_factor_off'],
  MISSING_OR_NULL_ORIGIN: [403, 'foreign_origin'],
  INVALID_ORIGIN: [403, 'foreign_origin'],
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: [403, 'foreign_origin'],
  INVALID_CALLBACK_URL: [403, 'foreign_origin'],
  PROVIDER_NOT_FOUND: [503, 'identity_provider_unreachable'],
}

/** The Problem behind an answer of better-auth that is no success; anything unknown to us below 500 is a bad request. */
export function refusalOf(status: number, body: unknown): Problem {
  const code = String((body as { code?: unknown } | null)?.code ?? '')
  const known = refusals[code]
  if (known) return new Problem(known[0], known[1])
  if (status >= 500) throw new Error(`better-auth answered ${status} ${code}`)
  return new Problem(status === 409 ? 409 : 400, status === 409 ? 'try_again' : 'invalid_request')
}
