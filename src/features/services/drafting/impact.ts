import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { countEverybody } from '../decisions/fact-store.ts'
import type { Impact, ImpactPersons, ImpactQuery } from '../rulebook/contract.ts'
import { comparePersons } from './comparing.ts'
import { type DraftRow, findDraft, kindOfDraft } from './draft-store.ts'
import { type Drafted, type DraftKind, deedOf } from './drafted.ts'
import { impactShown, openDraft, subjectOf } from './drafts.ts'
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

/** The job that goes through the register for a preview. */
export const previewJob = 'services.preview_impact'

/**
 * Orders a preview of what a draft would change, in place of an earlier one: everybody on the register is decided by what holds and by the draft, as of a day.
 * Problems: 403, 404, 409 `draft_settled`, 422 `rule_faulty` or `service_faulty`, `rule_about_others`.
 */
export function previewImpact(
  ctx: Context,
  of: Drafted,
  id: string,
  { on: asked }: { on?: string | undefined },
): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const draft = await openDraft(tx, of, id)
    const from = await of.previewedFrom(tx, draft.name, draft.text)
    await dropImpactsOf(tx, id)
    const on = asked ?? later(from, tx.today)
    const impact = await insertImpact(tx, { draft: id, on, textHash: contentHash(draft.text) })
    await tx.enqueue({ job: previewJob, payload: { impact } })
    await tx.audit(deedOf(of.kind, 'preview_impact'), subjectOf(draft), { name: draft.name, draft: id, on })
    return { id: impact }
  })
}

const later = (one: string, other: string): string => (one < other ? other : one)

/** The draft's last preview and how far it is; null where none was ordered. */
export function getImpact(ctx: Context, of: Drafted, id: string): Promise<{ impact: Impact | null }> {
  return reading(ctx, async (tx) => {
    const draft = found(await findDraft(tx, of.kind, id), 'draft')
    const row = await impactOf(tx, id)
    return { impact: row ? impactShown(row, draft) : null }
  })
}

/** Whose outcome of one rule the draft would change, else of the drafted one: those whom the reader may see, and how many there are besides. */
export function listImpactPersons(ctx: Context, of: Drafted, id: string, query: ImpactQuery): Promise<ImpactPersons> {
  return reading(ctx, async (tx) => {
    const draft = found(await findDraft(tx, of.kind, id), 'draft')
    const impact = await impactOf(tx, id)
    if (!impact) return { persons: [], hidden: 0, next: null }
    const asked = { ...query, subject: query.subject ?? draft.name }
    const persons = await changedPersons(tx, impact.id, asked)
    const { all, seen } = await countChanged(tx, impact.id, asked)
    return { persons, hidden: all - seen, next: persons.length < query.limit ? null : (persons.at(-1)?.id ?? null) }
  })
}

/** The job: goes through the register in one reading, and keeps what it found a batch at a time, so that its progress shows. May run twice: the second begins anew. */
export async function runImpact(ctx: Context, kinds: Record<DraftKind, Drafted>, id: string): Promise<void> {
  const begun = await transaction(ctx, async (tx) => {
    const impact = await findImpact(tx, id)
    const kind = impact && (await kindOfDraft(tx, impact.draft))
    const draft = kind && (await findDraft(tx, kind, impact.draft))
    if (!impact || !draft || impact.state === 'done' || impact.state === 'failed') return undefined
    await forgetChanged(tx, id)
    const total = await countEverybody(tx, impact.on)
    await setImpact(tx, id, { state: 'running', total, checked: 0, changed: 0, outcomes: [] })
    return { on: impact.on, draft }
  })
  if (!begun) return
  try {
    await compare(ctx, kinds[begun.draft.kind], id, begun)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await transaction(ctx, (tx) => setImpact(tx, id, { state: 'failed', failure: error.code, finishedAt: tx.now }))
  }
}

async function compare(ctx: Context, of: Drafted, id: string, { on, draft }: { on: string; draft: DraftRow }): Promise<void> {
  await reading(ctx, async (tx) => {
    const comparison = await of.compare(tx, draft.name, draft.text, on)
    let checked = 0
    await comparePersons(tx, comparison, on, async (batch) => {
      checked += batch.judged
      await transaction(ctx, async (writing) => {
        await insertChanged(writing, id, batch.differing)
        await setImpact(writing, id, { checked, changed: batch.changed, outcomes: batch.outcomes })
      })
    })
    await transaction(ctx, (writing) => setImpact(writing, id, { state: 'done', total: checked, finishedAt: writing.now }))
  })
}
