import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { mayChangeDraft, mayPublish } from '../policy.ts'
import { versionOn } from '../version-store.ts'
import { judgedText, requireName } from './checking.ts'
import type { Draft, DraftView, Impact, NewDraft } from './contract.ts'
import { type DraftRow, findDraft, insertDraft, listDraftRows, setDraftText, settleDraft } from './draft-store.ts'
import { dropImpactsOf, type ImpactRow, impactOf } from './impact-store.ts'
import { leadersOf } from './leaders.ts'
import { textOf } from './text.ts'

/** Keeps a rule's text as a draft, faulty or not; nobody is judged by it. Problems: 422 `rule_name_refused`. */
export function draftRule(ctx: Context, wish: NewDraft): Promise<{ id: string }> {
  requireName(wish.rule)
  return transaction(ctx, async (tx) => {
    const id = await insertDraft(tx, wish)
    await tx.audit('services.draft_rule', `rule/${wish.rule}`, { name: wish.rule, draft: id, reason: wish.reason })
    return { id }
  })
}

/** Changes a draft's text. Problems: 403, 404, 409 `draft_settled`. */
export function changeDraft(ctx: Context, id: string, { text }: { text: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const draft = await openDraft(tx, id)
    await setDraftText(tx, id, text)
    await tx.audit('services.change_draft', `rule/${draft.rule}`, { name: draft.rule, draft: id })
    return { id }
  })
}

/** Takes a draft back. Problems: 403, 404, 409 `draft_settled`. */
export function withdrawDraft(ctx: Context, id: string): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const draft = await openDraft(tx, id)
    await settleDraft(tx, id, { version: null })
    await dropImpactsOf(tx, id)
    await tx.audit('services.withdraw_draft', `rule/${draft.rule}`, { name: draft.rule, draft: id })
    return { id }
  })
}

export function listDrafts(ctx: Context, { state }: { state?: Draft['state'] | undefined }): Promise<{ drafts: Draft[] }> {
  return reading(ctx, async (tx) => {
    const leading = await leadersOf(tx)
    return { drafts: (await listDraftRows(tx, state)).map((row) => shown(tx, row, leading(row.rule))) }
  })
}

/** A draft with what is wrong with it today, and the text that holds today. */
export function getDraft(ctx: Context, id: string): Promise<DraftView> {
  return reading(ctx, async (tx) => {
    const draft = found(await findDraft(tx, id), 'draft')
    const current = await versionOn(tx, 'rule_version', draft.rule, tx.today)
    const impact = await impactOf(tx, id)
    return {
      ...{ ...shown(tx, draft, (await leadersOf(tx))(draft.rule)), text: draft.text },
      current: current ? textOf(current.document as Rule) : null,
      faults: (await judgedText(tx, draft.rule, draft.text)).faults,
      impact: impact ? impactShown(impact, draft) : null,
    }
  })
}

/** The draft, locked, where the reader may change it and it is still one. */
export async function openDraft(tx: Tx, id: string): Promise<DraftRow> {
  const draft = found(await findDraft(tx, id, { lock: true }), 'draft')
  permit(mayChangeDraft(tx.actor, tx.district, draft.madeBy, (await leadersOf(tx))(draft.rule)))
  if (draft.state !== 'open') throw new Problem(409, 'draft_settled', { state: draft.state })
  return draft
}

function shown(tx: Tx, { id, rule, reason, state, madeByName, madeAt, changedAt, version }: DraftRow, leading: string[]): Draft {
  return {
    ...{ id, rule, reason, state, version, madeBy: madeByName, madeAt: madeAt.toISOString(), changedAt: changedAt.toISOString() },
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
