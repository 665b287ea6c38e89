import { sql } from 'kysely'
import { installationDistrict } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { newId } from '../ids.ts'

/** One line of the installation's audit about a sign-in; the subject is the account itself. */
export async function insertSignInLine(
  db: Database,
  line: { action: string; who: { id: string; name: string }; requestId: string; domainAt: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql.raw(`set local app.district = '${installationDistrict}'`).execute(tx)
    await sql`
      insert into platform.audit (district, id, at, domain_at, actor, actor_name, action, subject, details, request_id)
      values (${installationDistrict}, ${newId()}, ${new Date()}, ${line.domainAt}, ${line.who.id}, ${line.who.name}, ${line.action},
        ${line.who.id}, '{}', ${line.requestId})`.execute(tx)
  })
}
