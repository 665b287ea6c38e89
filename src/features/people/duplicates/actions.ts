import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { wordsOf, wordTable } from '../../../platform/words/words.ts'
import { briefsOf } from '../brief-store.ts'
import { mayKeepPeople, mayMerge } from '../policy.ts'
import { noteViewed } from '../register/read.ts'
import type { PersonBrief } from '../shapes.ts'
import { linesOf } from './compare-store.ts'
import type { Duplicate, DuplicateDetail, DuplicateQuery, Merge } from './contract.ts'
import { proposeAlike, proposeByNumber } from './find-store.ts'
import { dependsOn, obstaclesBetween } from './obstacle-store.ts'
import { personsAsTheyAre } from './person-store.ts'
import { countProposed, type DuplicateRow, findDuplicate, listDuplicateRows, listMergeRows } from './store.ts'
import zh from './words.zh.json' with { type: 'json' }

const words = wordsOf(wordTable([zh]))

/** Looks through the district for records that may be one person. Run again it adds what is new and leaves alone what was decided. */
export async function findDuplicates(ctx: Context): Promise<void> {
  await transaction(ctx, async (tx) => {
    await proposeByNumber(tx)
    await proposeAlike(tx)
  })
}

/** Orders a look through the district now. */
export async function orderDuplicates(ctx: Context): Promise<{ ordered: true }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepPeople(tx.actor, tx.district))
    await tx.enqueue({ job: 'people.find_duplicates', payload: {}, key: `people.find_duplicates ${tx.district}` })
    return { ordered: true as const }
  })
}

/** Pairs that wait for a decision, or were decided; the surest first. */
export async function listDuplicates(
  ctx: Context,
  query: DuplicateQuery,
): Promise<{ duplicates: Duplicate[]; next: string | null }> {
  return await reading(ctx, async (tx) => {
    const rows = await listDuplicateRows(tx, { ...query, after: cursorOf(query.after) })
    const last = rows.at(-1)
    return {
      duplicates: await shown(tx, rows),
      next: last && rows.length >= query.limit ? `${last.score}_${last.id}` : null,
    }
  })
}

/**
 * A pair side by side. Whoever keeps both records reads all that they say, which is on record about each; of others only what a brief says is compared.
 */
export async function getDuplicate(ctx: Context, id: string): Promise<DuplicateDetail> {
  return await transaction(ctx, async (tx) => {
    const row = found(await findDuplicate(tx, id), 'duplicate')
    const { one, other, decidedByName, decidedAt, why } = row
    const [pair] = await shown(tx, [row])
    const persons = await personsAsTheyAre(tx, [one, other])
    const [a, b] = [found(persons.get(one), 'person'), found(persons.get(other), 'person')]
    const keeps = mayMerge(tx.actor, tx.district, a, b)
    if (keeps) for (const read of [one, other]) await noteViewed(tx, read, { purpose: 'verification', what: 'duplicate' })
    const [left, right] = [await linesOf(tx, one, { brief: !keeps }), await linesOf(tx, other, { brief: !keeps })]
    const [of, against] = [await dependsOn(tx, one), await dependsOn(tx, other)]
    return {
      ...(pair as Duplicate),
      lines: [...new Set([...left.keys(), ...right.keys()])].map((field) => {
        const [mine, theirs] = [left.get(field) ?? [], right.get(field) ?? []]
        return { field, one: mine, other: theirs, differs: mine.join('\n') !== theirs.join('\n') }
      }),
      depends: Object.keys(of).map((what) => ({ what, one: of[what] ?? 0, other: against[what] ?? 0 })),
      obstacles: row.state === 'proposed' ? await obstaclesBetween(tx, one, other) : [],
      mayDecide: row.state === 'proposed' && keeps,
      decision: decidedAt ? { byName: decidedByName ?? '', at: decidedAt.toISOString(), why: why ?? '' } : null,
    }
  })
}

/** Merges, newest first; of one person where one is named. */
export async function listMerges(ctx: Context, person: string | undefined): Promise<Merge[]> {
  return await reading(ctx, async (tx) =>
    (await listMergeRows(tx, person)).map(({ at, undoneAt, undoneByName, undoneWhy, ...row }) => ({
      ...{ ...row, at: at.toISOString() },
      undone: undoneAt ? { at: undoneAt.toISOString(), byName: undoneByName ?? '', why: undoneWhy ?? '' } : null,
    })),
  )
}

/** One item for all pairs that wait. */
export async function duplicateWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!mayKeepPeople(tx.actor, tx.district)) return []
  const waiting = await countProposed(tx)
  if (waiting === 0) return []
  return [
    {
      ...{ id: `duplicates-${tx.district}`, kind: 'people.duplicates.work.decide', dueOn: null, urgent: false },
      ...{ title: words('people.duplicates.work_title.decide', { pairs: waiting >= 1000 ? '1000+' : waiting }), subject: '' },
      href: `/console/${tx.district}/people/duplicates`,
    },
  ]
}

async function shown(tx: Tx, rows: readonly DuplicateRow[]): Promise<Duplicate[]> {
  const persons = await personsAsTheyAre(tx, [...new Set(rows.flatMap(({ one, other }) => [one, other]))])
  const briefs = new Map((await briefsOf(tx, [...persons.values()])).map((brief) => [brief.id, brief]))
  return rows.map(({ id, state, reason, reasons, score, foundAt, one, other }) => ({
    ...{ id, state, reason, reasons, score: Math.round(score * 100) / 100, foundAt: foundAt.toISOString() },
    ...{ one: briefs.get(one) as PersonBrief, other: briefs.get(other) as PersonBrief },
  }))
}

function cursorOf(text: string | undefined): { score: number; id: string } | undefined {
  if (text === undefined) return undefined
  const parts = /^([\d.]{1,20})_([0-9a-f-]{36})$/.exec(text)
  if (!parts) throw new Problem(400, 'invalid_request', { expected: 'after: the text of `next` of the page before' })
  return { score: Number(parts[1]), id: parts[2] as string }
}
