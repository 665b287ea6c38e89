import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { mayChangeDraft, mayPublish } from '../policy.ts'
import type { Draft, DraftView, Impact } from '../rulebook/contract.ts'
import { type DraftRow, findDraft, insertDraft, listDraftRows, setDraftText, settleDraft } from './draft-store.ts'
import { type Drafted, deedOf } from './drafted.ts'
import { dropImpactsOf, type ImpactRow, impactOf } from './impact-store.ts'

/** Keeps a text as a draft, faulty or not; nobody is judged by it. Problems: 422 for a name that none may have. */
export function makeDraft(
  ctx: Context,
  of: Drafted,
  { name, text, reason }: { name: string; text: string; reason: string },
): Promise<{ id: string }> {
  of.requireName(name)
  return transaction(ctx, async (tx) => {
    const id = await insertDraft(tx, { kind: of.kind, name, text, reason })
    await tx.audit(deedOf(of.kind, 'draft'), subjectOf({ kind: of.kind, name }), { name, draft: id, reason })
    return { id }
  })
}

/** Changes a draft's text. Problems: 403, 404, 409 `draft_settled`. */
export function changeDraft(ctx: Context, of: Drafted, id: string, { text }: { text: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const draft = await openDraft(tx, of, id)
    await setDraftText(tx, id, text)
    await tx.audit(deedOf(of.kind, 'change_draft'), subjectOf(draft), { name: draft.name, draft: id })
    return { id }
  })
}

/** Takes a draft back. Problems: 403, 404, 409 `draft_settled`. */
export function withdrawDraft(ctx: Context, of: Drafted, id: string): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const draft = await openDraft(tx, of, id)
    await settleDraft(tx, id, { version: null })
    await dropImpactsOf(tx, id)
    await tx.audit(deedOf(of.kind, 'withdraw_draft'), subjectOf(draft), { name: draft.name, draft: id })
    return { id }
  })
}

export function listDrafts(
  ctx: Context,
  of: Drafted,
  { state }: { state?: Draft['state'] | undefined },
): Promise<{ drafts: Draft[] }> {
  return reading(ctx, async (tx) => {
    const rows = await listDraftRows(tx, of.kind, state)
    const leading = await of.leaders(tx, rows)
    return { drafts: rows.map((row) => shown(tx, row, leading(row.name, row.text))) }
  })
}

/** A draft with what is wrong with it today, and the text that holds today. */
export function getDraft(ctx: Context, of: Drafted, id: string): Promise<DraftView> {
  return reading(ctx, async (tx) => {
    const draft = found(await findDraft(tx, of.kind, id), 'draft')
    const impact = await impactOf(tx, id)
    return {
      ...{ ...shown(tx, draft, (await of.leaders(tx, [draft]))(draft.name, draft.text)), text: draft.text },
      current: await of.current(tx, draft.name),
      faults: await of.faultsOf(tx, draft.name, draft.text),
      impact: impact ? impactShown(impact, draft) : null,
    }
  })
}

/** The draft, locked, where the reader may change it and it is still one. */
export async function openDraft(tx: Tx, of: Drafted, id: string): Promise<DraftRow> {
  const draft = found(await findDraft(tx, of.kind, id, { lock: true }), 'draft')
  const leading = (await of.leaders(tx, [draft]))(draft.name, draft.text)
  permit(mayChangeDraft(tx.actor, tx.district, draft.madeBy, leading))
  requireOpen(draft)
  return draft
}

/** The draft, locked, where the reader may publish it and it is still one. */
export async function publishable(tx: Tx, of: Drafted, id: string): Promise<DraftRow> {
  const draft = found(await findDraft(tx, of.kind, id, { lock: true }), 'draft')
  permit(mayPublish(tx.actor, tx.district, (await of.leaders(tx, [draft]))(draft.name, draft.text)))
  requireOpen(draft)
  return draft
}

function requireOpen({ state }: DraftRow): void {
  if (state !== 'open') throw new Problem(409, 'draft_settled', { state })
}

/** What the audit calls what a draft is of: `rule/宝宝屋.资格`, `service/baobaowu`. */
export const subjectOf = ({ kind, name }: Pick<DraftRow, 'kind' | 'name'>): string => `${kind}/${name}`

function shown(tx: Tx, row: DraftRow, leading: string[]): Draft {
  const { id, kind, name, reason, state, madeByName, madeAt, changedAt, version } = row
  return {
    ...{ id, kind, name, reason, state, version },
    ...{ madeBy: madeByName, madeAt: madeAt.toISOString(), changedAt: changedAt.toISOString() },
    mayPublish: mayPublish(tx.actor, tx.district, leading),
  }
}

/** A preview as pages show it. */
export function impactShown(row: ImpactRow, { text }: Pick<DraftRow, 'text'>): Impact {
  const { id, on, state, total, checked, changed, failure, outcomes, orderedBy } = row
  return {
    ...{ id, on, state, total, checked, changed, failure, outcomes, orderedBy, stale: row.textHash !== contentHash(text) },
    ...{ orderedAt: row.orderedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null },
  }
}
