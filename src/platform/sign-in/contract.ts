import { z } from 'zod'
import { roles } from '../actor.ts'
import { signInSettings } from './settings.ts'

const day = z.iso.date({ error: 'a day, YYYY-MM-DD' })
const instant = z.iso.datetime()
const secret = z.string().min(1).max(500)
const district = z.string().regex(/^\d{6}$/, 'a district code of six digits')

/** A user name: small or capital letters, digits, dot, underline, hyphen; it begins with a letter or digit. */
export const Username = z
  .string()
  .trim()
  .min(signInSettings.username.min)
  .max(signInSettings.username.max)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/, 'letters, digits, dot, underline, hyphen')

export const Language = z.enum(['zh', 'en'])
export const AccountId = z.object({ id: z.string().min(1).max(100) })
export const GrantId = z.object({ id: z.uuid() })
export const SessionId = z.object({ id: z.string().min(1).max(100) })

/** A role with the scope it is held for. */
export const GrantScope = z.object({
  role: z.enum(roles),
  district: district.nullable(),
  department: z.string().nullable(),
  street: z.string().nullable(),
  organization: z.string().nullable(),
})

/** Who the caller is, for every page. `account` is null for a stranger. While the password must be changed there are no grants. */
export const Me = z
  .object({
    account: z
      .object({
        id: z.string(),
        username: z.string(),
        name: z.string(),
        language: Language,
        twoFactor: z.boolean(),
        mustChangePassword: z.boolean(),
      })
      .nullable(),
    grants: z.array(GrantScope),
    identityProvider: z.object({ name: z.string() }).nullable(),
  })
  .meta({ id: 'Me' })

export const NewPassword = z.object({ current: secret, next: secret })
export const LanguageChoice = z.object({ language: Language })

export const Session = z
  .object({
    id: z.string(),
    account: z.string(),
    startedAt: instant,
    usedAt: instant,
    expiresAt: instant,
    address: z.string().nullable(),
    browser: z.string().nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' })
export const Sessions = z.object({ sessions: z.array(Session) })
export const SessionFilter = z.object({ account: z.string().min(1).max(100).optional() })

/** An account as those who keep accounts see it. */
export const Account = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    twoFactor: z.boolean(),
    identity: z.boolean(),
    mustChangePassword: z.boolean(),
    createdAt: instant,
    deactivatedAt: instant.nullable(),
    lockedUntil: instant.nullable(),
  })
  .meta({ id: 'Account' })
export const Accounts = z.object({ accounts: z.array(Account), more: z.boolean() })
export const AccountFilter = z.object({ search: z.string().max(100).default('') })
export const AccountExport = AccountFilter.extend({ lang: Language.default('zh') })

/** `identity` is the person's subject at the identity provider, where they sign in through it. */
export const NewAccount = z.object({
  username: Username,
  name: z.string().trim().min(1).max(60),
  identity: z.string().trim().min(1).max(255).optional(),
})
export const NewAccountReply = z.object({ id: z.string(), username: z.string(), temporaryPassword: z.string() })
export const TemporaryPassword = z.object({ temporaryPassword: z.string() })

/** A grant in force on the days [startsOn, endsOn); `endsOn` null: until it is ended. */
export const RoleGrant = GrantScope.extend({
  id: z.string(),
  account: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  grantedBy: z.string(),
  grantedByName: z.string().nullable(),
  grantedAt: instant,
}).meta({ id: 'RoleGrant' })
export const RoleGrants = z.object({ grants: z.array(RoleGrant) })

const scope = z.string().trim().min(1).max(100).nullable().default(null)

/** A wish to grant. A department officer needs a department, a street officer a street; all but administrators need a district. */
export const NewGrant = z
  .object({
    role: z.enum(roles),
    district: district.nullable().default(null),
    department: scope,
    street: scope,
    organization: scope,
    startsOn: day.optional(),
    endsOn: day.optional(),
  })
  .refine((grant) => (grant.role === 'administrator') === (grant.district === null), {
    path: ['district'],
    error: 'a district for every role but administrator, none for an administrator',
  })
  .refine((grant) => (grant.role === 'department_officer') === (grant.department !== null), {
    path: ['department'],
    error: 'a department for a department officer, none for others',
  })
  .refine((grant) => (grant.role === 'street_officer') === (grant.street !== null), {
    path: ['street'],
    error: 'a street for a street officer, none for others',
  })
  .refine((grant) => grant.role === 'provider' || grant.organization === null, {
    path: ['organization'],
    error: 'an organization for a provider only',
  })
export type NewGrant = z.output<typeof NewGrant>
export const NewGrantReply = z.object({ id: z.string() })

/** The day from which the grant no longer holds; today unless said. */
export const GrantEnding = z.object({ endsOn: day.optional() })

/** The bodies of our handler in front of better-auth. */
export const PasswordSignIn = z.object({ username: z.string().trim().min(1).max(200), password: secret })
export const CodeSignIn = z.object({ code: z.string().trim().min(1).max(50) })
export const PasswordOnly = z.object({ password: secret })
export const ReturnAddress = z.object({
  returnTo: z
    .string()
    .regex(/^\/(?![/\\])[^\s]*$/, 'a path of this site')
    .max(500)
    .default('/console'),
})
