/** What belongs to the installation and to no district, with the reason: these tables stay on the coordinator. Everything else is a tenant table. */
const listed: Record<string, string> = {
  'platform.installation': 'one row of settings for the whole installation',
  'platform.district': 'the list of districts itself',
  'platform.migration': 'what the schema has been brought to',
  'platform.role_grant': 'read at sign-in, before any district is chosen; an administrator acts in all',
  'platform.record_department': 'read at sign-in with the roles it narrows',
  'platform.person_grant': 'read at sign-in with the roles; one account stands for persons of several districts',
  'places.organization': 'one operator runs facilities in several districts',
  'platform.calendar_year': 'working days are national',
}

const listedSchemas: Record<string, string> = {
  auth: 'accounts and sessions: a person signs in once for every district',
  graphile_worker: 'the job queue: owned and migrated by its own library',
}

/** Why the table `schema.name` is exempt; undefined for a tenant table. */
export function exemptionOf(table: string): string | undefined {
  return listed[table] ?? listedSchemas[table.slice(0, table.indexOf('.'))]
}
