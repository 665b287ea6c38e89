import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { countEverybody } from '../decisions/fact-store.ts'
import { judgeEverybody } from '../decisions/judging.ts'
import { bookWith, districtBook } from './book.ts'
import { judgedText } from './checking.ts'
import type { Impact, ImpactPersons, ImpactQuery } from './contract.ts'
import { type DraftRow, findDraft } from './draft-store.ts'
import { impactShown, openDraft } from './drafts.ts'
import {
  changedPersons,
  countChanged,
  dropImpactsOf,
  findImpact,
  forgetChanged,
  impactOf,
  insertChanged,
  insertImpact,
  setImpact,
} from './impact-store.ts'

/**
 * Orders a preview of what a draft would change, in place of an earlier one: everybody on the register is decided by what holds and by the draft, as of a day.
 * Problems: 403, 404, 409 `draft_settled`, 422 `rule_faulty`.
 */
export function previewImpact(ctx: Context, id: string, { on: asked }: { on?: string | undefined }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const draft = await openDraft(tx, id)
    const { read, faults } = await judgedText(tx, draft.rule, draft.text)
    if (!read || faults.length > 0) throw new Problem(422, 'rule_faulty', { count: faults.length, faults })
    if (read.rule.about !== 'person') throw new Problem(422, 'rule_about_others', { name: draft.rule, about: read.rule.about })
    await dropImpactsOf(tx, id)
    const on = asked ?? later(read.rule.validFrom, tx.today)
    const impact = await insertImpact(tx, { draft: id, on, textHash: contentHash(draft.text) })
    await tx.enqueue({ job: 'services.preview_impact', payload: { impact } })
    await tx.audit('services.preview_impact', `rule/${draft.rule}`, { name: draft.rule, draft: id, on })
    return { id: impact }
  })
}

const later = (one: string, other: string): string => (one < other ? other : one)

/** The draft's last preview and how far it is; null where none was ordered. */
export function getImpact(ctx: Context, id: string): Promise<{ impact: Impact | null }> {
  return reading(ctx, async (tx) => {
    const draft = found(await findDraft(tx, id), 'draft')
    const row = await impactOf(tx, id)
    return { impact: row ? impactShown(row, draft) : null }
  })
}

/** Whose outcome the draft would change: those whom the reader may see, and how many there are besides. */
export function listImpactPersons(ctx: Context, id: string, query: ImpactQuery): Promise<ImpactPersons> {
  return reading(ctx, async (tx) => {
    found(await findDraft(tx, id), 'draft')
    const impact = await impactOf(tx, id)
    if (!impact) return { persons: [], hidden: 0, next: null }
    const persons = await changedPersons(tx, impact.id, query)
    const { all, seen } = await countChanged(tx, impact.id, query)
    return { persons, hidden: all - seen, next: persons.length < query.limit ? null : (persons.at(-1)?.id ?? null) }
  })
}

/** The job: goes through the register in one reading, and keeps what it found a batch at a time, so that its progress shows. May run twice: the second begins anew. */
export async function runImpact(ctx: Context, id: string): Promise<void> {
  const begun = await transaction(ctx, async (tx) => {
    const impact = await findImpact(tx, id)
    const draft = impact && (await findDraft(tx, impact.draft))
    if (!impact || !draft || impact.state === 'done' || impact.state === 'failed') return undefined
    await forgetChanged(tx, id)
    await setImpact(tx, id, {
      state: 'running',
      total: await countEverybody(tx, impact.on),
      checked: 0,
      changed: 0,
      outcomes: [],
    })
    return { on: impact.on, draft }
  })
  if (!begun) return
  try {
    await compare(ctx, id, begun)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await transaction(ctx, (tx) => setImpact(tx, id, { state: 'failed', failure: error.code, finishedAt: tx.now }))
  }
}

async function compare(ctx: Context, id: string, { on, draft }: { on: string; draft: DraftRow }): Promise<void> {
  await reading(ctx, async (tx) => {
    const { read } = await judgedText(tx, draft.rule, draft.text)
    if (!read) throw new Problem(422, 'rule_faulty', { count: 1, faults: [] })
    const now = await districtBook(tx)
    const then = await bookWith(tx, read)
    const askings = [now, then].map(({ book }) => ({ book, rule: draft.rule }))
    const counts = new Map<string, { before: string; after: string; n: number }>()
    let [checked, changed] = [0, 0]
    await judgeEverybody(tx, { askings, supplied: then.supplied, on }, async (batch) => {
      const differing = batch.flatMap(({ person, outcomes: [before = '', after = ''] }) =>
        before === after ? [] : [{ person, before, after }],
      )
      for (const { before, after } of differing) {
        const count = counts.get(`${before} ${after}`) ?? { before, after, n: 0 }
        counts.set(`${before} ${after}`, { ...count, n: count.n + 1 })
      }
      checked += batch.length
      changed += differing.length
      const outcomes = [...counts.values()].sort((a, b) => b.n - a.n).slice(0, outcomesAtMost)
      await transaction(ctx, async (writing) => {
        await insertChanged(writing, id, differing)
        await setImpact(writing, id, { checked, changed, outcomes })
      })
    })
    await transaction(ctx, (writing) => setImpact(writing, id, { state: 'done', total: checked, finishedAt: writing.now }))
  })
}

/** An amount may come out in thousands of ways: the most frequent changes are told, the persons all of them. */
const outcomesAtMost = 100
