import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { KeyRing } from '../secrecy/key-ring.ts'
import { open, SealProblem, seal } from '../secrecy/seal.ts'
import { identityProvider, signInSettings } from './settings.ts'

const about = (subject: string) => `auth.identity_claim/${subject}`

/** Keeps, sealed, the identity number that the provider vouched for at a sign-in. */
export async function keepIdentityClaim(db: Database, keys: KeyRing, claim: { subject: string; number: string }): Promise<void> {
  await sql`
    insert into auth.identity_claim (subject, sealed, claimed_at)
    values (${claim.subject}, ${seal(keys, claim.number, about(claim.subject))}, ${new Date()})
    on conflict (subject) do update set sealed = excluded.sealed, claimed_at = excluded.claimed_at`.execute(db)
}

/** The number that the provider vouched for when the account last signed in through it, within the life of a session. */
export async function findIdentityClaim(db: Database, keys: KeyRing, account: string): Promise<string | undefined> {
  const since = new Date(Date.now() - signInSettings.session.absolute * 1000)
  const { rows } = await sql<{ subject: string; sealed: Buffer }>`
    select i.subject, i.sealed from auth.identity_claim i
    join auth.credential c on c.provider = ${identityProvider} and c.subject = i.subject
    where c.account_id = ${account} and i.claimed_at > ${since} order by i.claimed_at desc limit 1`.execute(db)
  if (!rows[0]) return undefined
  try {
    return open(keys, rows[0].sealed, about(rows[0].subject))
  } catch (error) {
    if (error instanceof SealProblem) return undefined // sealed under a key that was taken away: it is claimed anew at the next sign-in
    throw error
  }
}

/** Forgets the account's claim once it has been used. */
export async function forgetIdentityClaim(db: Database, account: string): Promise<void> {
  await sql`
    delete from auth.identity_claim i using auth.credential c
    where c.provider = ${identityProvider} and c.subject = i.subject and c.account_id = ${account}`.execute(db)
}

/** Forgets the claims of sessions that have ended. */
export async function sweepIdentityClaims(db: Database, at: Date): Promise<void> {
  await sql`delete from auth.identity_claim where claimed_at < ${new Date(at.getTime() - signInSettings.session.absolute * 1000)}`.execute(
    db,
  )
}
