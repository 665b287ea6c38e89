import { grantsIn, keepsPeople } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { briefsOf } from '../brief-store.ts'
import { mayKeepPeople } from '../policy.ts'
import type {
  NewRoster,
  PageQuery,
  Roster,
  RosterChange,
  RosterCount,
  RosterFact,
  RosterFilter,
  RosterPage,
  RosterTrial,
} from './contract.ts'
import { countedAtMost, countRoster, type RosterCursor, type RosterQuestion, rosterPage } from './page-store.ts'
import { mayKeepRoster, maySeeRoster } from './policy.ts'
import { sourcesOf, unsourcedIn } from './sources.ts'
import { changeRosterRow, findRoster, insertRoster, listRosterRows, type RosterRow, withdrawRosterRow } from './store.ts'

/** The rosters that the reader may open: the district's, and those of their streets. */
export async function listRosters(ctx: Context): Promise<Roster[]> {
  return await reading(ctx, async (tx) =>
    (await listRosterRows(tx)).filter(({ street }) => maySeeRoster(tx.actor, tx.district, street)).map((row) => shown(tx, row)),
  )
}

export async function getRoster(ctx: Context, id: string): Promise<Roster> {
  return await reading(ctx, async (tx) => shown(tx, await visible(tx, id)))
}

/** Saves a filter under a name. 422 'fact_unknown' for a fact that is no kind here and that no feature supplies; 409 'roster_name_once'. */
export async function makeRoster(ctx: Context, wish: NewRoster): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepRoster(tx.actor, tx.district, wish.street ?? null))
    await requireKnown(ctx, tx, wish.filter)
    const id = await insertRoster(tx, wish)
    await tx.audit('people.make_roster', `roster/${id}`, { name: wish.name, street: wish.street ?? null })
    return { id }
  })
}

export async function changeRoster(ctx: Context, id: string, wish: RosterChange): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { street } = await visible(tx, id, true)
    permit(mayKeepRoster(tx.actor, tx.district, street))
    await requireKnown(ctx, tx, wish.filter)
    await changeRosterRow(tx, id, wish)
    await tx.audit('people.change_roster', `roster/${id}`, { name: wish.name })
    return { id }
  })
}

export async function withdrawRoster(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { street, name } = await visible(tx, id, true)
    permit(mayKeepRoster(tx.actor, tx.district, street))
    await withdrawRosterRow(tx, id)
    await tx.audit('people.withdraw_roster', `roster/${id}`, { name, reason })
    return { id }
  })
}

/** A page of a roster as of today, of those whom the reader keeps records of. */
export async function openRoster(ctx: Context, id: string, query: PageQuery): Promise<RosterPage> {
  return await reading(ctx, async (tx) => await pageOf(tx, await questionFor(ctx, tx, await visible(tx, id)), query))
}

/** The same for a filter that is not saved. */
export async function tryRoster(ctx: Context, { filter, ...query }: RosterTrial): Promise<RosterPage> {
  return await reading(ctx, async (tx) => await pageOf(tx, await questionFor(ctx, tx, { filter, street: null }), query))
}

export async function countRosterOf(ctx: Context, id: string): Promise<RosterCount> {
  return await reading(ctx, async (tx) => {
    const question = await questionFor(ctx, tx, await visible(tx, id))
    const n = await countRoster(tx, question)
    const unsourced = unsourcedIn(question.filter, question.sources)
    return { on: tx.today, n: Math.min(n, countedAtMost), more: n > countedAtMost, unsourced }
  })
}

/** What a roster may ask for. */
export async function listRosterFacts(ctx: Context): Promise<RosterFact[]> {
  return await reading(ctx, async (tx) => (await sourcesOf(ctx, tx)).known)
}

/** The roster where the reader may see it, or 409 where it was withdrawn; a street's roster asks within its street. */
export async function visible(tx: Tx, id: string, lock = false): Promise<RosterRow> {
  const row = await findRoster(tx, id, lock)
  const roster = found(row && maySeeRoster(tx.actor, tx.district, row.street) ? row : undefined, 'roster')
  if (roster.withdrawn) throw new Problem(409, 'roster_withdrawn', { name: roster.name })
  return roster
}

/** Whose people are asked for: a department's officer asks in the whole district, a street's in the street. */
export async function questionFor(
  ctx: Context,
  tx: Tx,
  { filter, street }: { filter: RosterFilter; street: string | null },
): Promise<RosterQuestion> {
  permit(mayKeepPeople(tx.actor, tx.district))
  const grants = grantsIn(tx.actor, tx.district)
  const whole = keepsPeople(tx.actor, tx.district)
  const own = grants.flatMap((grant) => (grant.role === 'street_officer' && grant.street ? [grant.street] : []))
  const streets = street === null ? (whole ? undefined : own) : whole || own.includes(street) ? [street] : []
  return { filter, streets, sources: await sourcesOf(ctx, tx) }
}

async function pageOf(tx: Tx, question: RosterQuestion, { after, limit }: PageQuery): Promise<RosterPage> {
  const rows = await rosterPage(tx, question, cursorOf(after), limit)
  const last = rows.at(-1)
  return {
    on: tx.today,
    persons: await briefsOf(tx, rows),
    next: last && rows.length >= limit ? `${last.bornOn ?? 'unknown'}_${last.id}` : null,
    unsourced: unsourcedIn(question.filter, question.sources),
  }
}

async function requireKnown(ctx: Context, tx: Tx, filter: RosterFilter): Promise<void> {
  const { known } = await sourcesOf(ctx, tx)
  const names = new Set(known.map(({ name }) => name))
  const unknown = unsourcedIn(filter, { recorded: names, others: new Map(), known })[0]
  if (unknown) throw new Problem(422, 'fact_unknown', { name: unknown })
}

function shown(tx: Tx, { withdrawn: _, knownAt, ...row }: RosterRow): Roster {
  return { ...row, knownAt: knownAt.toISOString(), mayChange: mayKeepRoster(tx.actor, tx.district, row.street) }
}

function cursorOf(text: string | undefined): RosterCursor | undefined {
  if (text === undefined) return undefined
  const parts = /^(\d{4}-\d\d-\d\d|unknown)_([0-9a-f-]{36})$/.exec(text)
  if (!parts) throw new Problem(400, 'invalid_request', { expected: 'after: the text of `next` of the page before' })
  return { bornOn: parts[1] === 'unknown' ? null : (parts[1] as string), id: parts[2] as string }
}
