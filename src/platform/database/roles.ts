import type pg from 'pg'

/** The three login roles of an installation: application (row security, no DDL), worker (owns the queue), counter (one district at a time, reads). */
export type RoleNames = { app: string; worker: string; counter: string }

/** Role names for an installation prefix, e.g. `yiyu` → `yiyu_app`, `yiyu_worker`, `yiyu_counter`. */
export const roleNames = (prefix: string): RoleNames => ({
  app: `${prefix}_app`,
  worker: `${prefix}_worker`,
  counter: `${prefix}_counter`,
})

/** Makes the roles that are missing; none may create anything, none may pass row security. Roles belong to the server, so two databases share them. */
export async function createRoles(owner: pg.Client, roles: RoleNames): Promise<void> {
  for (const role of Object.values(roles)) {
    await owner.query(
      `do $$ begin create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole; exception when duplicate_object or unique_violation then null; end $$`,
    )
    await owner.query(`grant ${role} to current_user`)
  }
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  const database = `"${rows[0]?.name}"`
  await owner.query(`revoke create on schema public from public`)
  await owner.query(`revoke all on database ${database} from public`)
  await owner.query(`grant connect on database ${database} to ${Object.values(roles).join(', ')}`)
}
