import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Impact } from '../rulebook/contract.ts'

export type ImpactRow = {
  id: string
  draft: string
  textHash: string
  on: string
  state: Impact['state']
  total: number | null
  checked: number
  changed: number
  outcomes: Impact['outcomes']
  failure: string | null
  orderedAt: Date
  orderedBy: string
  finishedAt: Date | null
}

const columns = sql`i.id, i.draft, i.text_hash as "textHash", i.on_day as "on", i.state, i.total, i.checked, i.changed, i.outcomes, i.failure,
  i.ordered_at as "orderedAt", i.ordered_by_name as "orderedBy", i.finished_at as "finishedAt"`

export async function insertImpact(
  tx: Tx,
  { draft, textHash, on }: Pick<ImpactRow, 'draft' | 'textHash' | 'on'>,
): Promise<string> {
  const id = newId()
  await sql`
    insert into services.impact (district, id, draft, text_hash, on_day, state, ordered_at, ordered_by_name)
    values (${tx.district}, ${id}, ${draft}::uuid, ${textHash}, ${on}::date, 'waiting', ${tx.now}, ${tx.actor.name})`.execute(
    tx.db,
  )
  return id
}

export async function findImpact(tx: Tx, id: string): Promise<ImpactRow | undefined> {
  const { rows } = await sql<ImpactRow>`
    select ${columns} from services.impact i where i.district = ${tx.district} and i.id = ${id}::uuid`.execute(tx.db)
  return rows[0]
}

/** The draft's last preview. */
export async function impactOf(tx: Tx, draft: string): Promise<ImpactRow | undefined> {
  const { rows } = await sql<ImpactRow>`
    select ${columns} from services.impact i where i.district = ${tx.district} and i.draft = ${draft}::uuid order by i.id desc limit 1`.execute(
    tx.db,
  )
  return rows[0]
}

type Change = Partial<Pick<ImpactRow, 'state' | 'total' | 'checked' | 'changed' | 'outcomes' | 'failure' | 'finishedAt'>>

export async function setImpact(
  tx: Tx,
  id: string,
  { state, total, checked, changed, outcomes, failure, finishedAt }: Change,
): Promise<void> {
  await sql`
    update services.impact set state = coalesce(${state ?? null}, state), total = coalesce(${total ?? null}::integer, total),
      checked = coalesce(${checked ?? null}::integer, checked), changed = coalesce(${changed ?? null}::integer, changed),
      outcomes = coalesce(${outcomes ? JSON.stringify(outcomes) : null}::jsonb, outcomes), failure = ${failure ?? null},
      finished_at = coalesce(${finishedAt ?? null}::timestamptz, finished_at)
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Previews of a draft with the persons they list: gone when it is settled, or asked for again. */
export async function dropImpactsOf(tx: Tx, draft: string): Promise<void> {
  await sql`delete from services.impact where district = ${tx.district} and draft = ${draft}::uuid`.execute(tx.db)
}

/** Someone whose outcome of a rule or service would change, with both outcomes in short. */
export type Changed = { person: string; subject: string; before: string; after: string }

/** Forgets what an earlier run of the same preview found. */
export async function forgetChanged(tx: Tx, impact: string): Promise<void> {
  await sql`delete from services.impact_person where district = ${tx.district} and impact = ${impact}::uuid`.execute(tx.db)
}

export async function insertChanged(tx: Tx, impact: string, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return
  const column = (of: (one: Changed) => string) => changed.map(of)
  await sql`
    insert into services.impact_person (district, impact, subject, person, before, after)
    select ${tx.district}, ${impact}::uuid, c.subject, c.person, c.before, c.after
    from unnest(${column((one) => one.subject)}::text[], ${column((one) => one.person)}::uuid[], ${column((one) => one.before)}::text[],
      ${column((one) => one.after)}::text[]) as c (subject, person, before, after)`.execute(tx.db)
}

export type ChangedPerson = {
  id: string
  name: string
  bornOn: string | null
  street: string | null
  before: string
  after: string
}
type Asked = {
  subject: string
  before?: string | undefined
  after?: string | undefined
  from?: string | undefined
  limit: number
}

/** Those whose outcome of one rule or service would change, whom the reader may see, by id. */
export async function changedPersons(tx: Tx, impact: string, { from, limit, ...asked }: Asked): Promise<ChangedPerson[]> {
  const { rows } = await sql<ChangedPerson>`
    select p.id, p.name, p.born_on as "bornOn", coalesce(a.name, p.residence_street) as street, c.before, c.after
    from services.impact_person c
    join people.brief p on p.district = c.district and p.id = c.person
    left join platform.area a on a.district = p.district and a.code = coalesce(p.residence_street, p.registered_street)
    where c.district = ${tx.district} and c.impact = ${impact}::uuid ${only(asked)} ${from === undefined ? sql`` : sql`and c.person > ${from}::uuid`}
    order by c.person limit ${limit}`.execute(tx.db)
  return rows
}

/** How many a preview lists, and how many of them the reader may see. */
export async function countChanged(
  tx: Tx,
  impact: string,
  asked: Pick<Asked, 'subject' | 'before' | 'after'>,
): Promise<{ all: number; seen: number }> {
  const { rows } = await sql<{ all: number; seen: number }>`
    select count(*)::int as all, count(p.id)::int as seen
    from services.impact_person c left join people.brief p on p.district = c.district and p.id = c.person
    where c.district = ${tx.district} and c.impact = ${impact}::uuid ${only(asked)}`.execute(tx.db)
  return rows[0] ?? { all: 0, seen: 0 }
}

const only = ({ subject, before, after }: Pick<Asked, 'subject' | 'before' | 'after'>) =>
  sql`and c.subject = ${subject} ${before === undefined ? sql`` : sql`and c.before = ${before}`} ${after === undefined ? sql`` : sql`and c.after = ${after}`}`
