import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { newId } from '../../../platform/ids.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { ImportProblem } from '../import/problem.ts'
import { readPolicyFile } from '../import/read/source-file.ts'
import { acceptedTypes } from '../review/reading.ts'
import { storable, storableText } from '../review/storable.ts'
import type { PolicyCorrection, PolicyDraft, PolicyDraftRow, PolicyHead } from './contract.ts'
import { type DraftRecord, getDraftRecord, insertDraft, listDraftRecords, updateDraft } from './draft-store.ts'
import { obstaclesOf } from './obstacles.ts'
import { mayCorrect, mayDraft, mayPublish } from './policy.ts'
import { publishVersion } from './publishing.ts'
import { mostClauses } from './reading/read.ts'
import { listVersions } from './store.ts'

/** Reads a document and keeps it for review: file, text, and the clauses made of it. 422 with the reader's own code where it cannot be read. */
export async function draftPolicy(ctx: Context, source: UploadedFile): Promise<{ id: string }> {
  permit(mayDraft(ctx.actor, ctx.district))
  const { document, policy } = await readSafely(source)
  if (policy.clauses.length > mostClauses)
    throw new Problem(422, 'policy_has_too_many_clauses', { count: policy.clauses.length, most: mostClauses })
  return await transaction(ctx, async (tx) => {
    const file = await ctx.files.save(tx, { ...source, accept: acceptedTypes(document.format) })
    const id = newId()
    const head = storable({ ...policy.head, policy: await earlierOf(tx, policy.head) })
    const kept = { id, file: file.id, name: file.name, format: document.format, text: storableText(document.text) }
    await insertDraft(tx, { ...kept, head, clauses: storable(policy.clauses), policy: null })
    await tx.audit('plans.draft_policy', id, { file: file.id, clauses: policy.clauses.length })
    return { id }
  })
}

async function readSafely({ name, content }: UploadedFile) {
  try {
    return await readPolicyFile({ bytes: new Uint8Array(content), name })
  } catch (error) {
    if (error instanceof ImportProblem) throw new Problem(422, error.code, { zh: error.zh, en: error.en })
    throw error
  }
}

/** The policy of which a document looks like the next version: the same number or the same title. */
async function earlierOf(tx: Tx, { number, title }: PolicyHead): Promise<string | null> {
  const known = await listVersions(tx)
  return (
    known.findLast((one) => (number !== null && one.number === number) || (title !== '' && one.title === title))?.policy ?? null
  )
}

/** The district's drafts, newest first. */
export async function listPolicyDrafts(ctx: Context): Promise<PolicyDraftRow[]> {
  return await reading(ctx, async (tx) =>
    (await listDraftRecords(tx)).map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })),
  )
}

/** One draft: the text beside its clauses, what keeps it from being published, and which policies it may follow or replace. */
export async function getPolicyDraft(ctx: Context, id: string): Promise<PolicyDraft> {
  return await reading(ctx, async (tx) => {
    const record = await getDraftRecord(tx, id)
    const { name, format, text, head, clauses, revision, state, policy } = record
    const others = new Map((await listVersions(tx)).map((one) => [one.policy, one.title]))
    const open = state === 'review'
    return {
      ...{ id, name, format, text, head, clauses, revision, state, policy, title: head.title },
      ...{ madeBy: record.made_name, madeAt: record.made_at.toISOString(), publishedVersion: record.published_version },
      obstacles: open ? obstaclesOf(head, clauses) : [],
      others: [...others].map(([id, title]) => ({ id, title })),
      may: { correct: open && mayCorrect(tx.actor, tx.district, record), publish: open && mayPublish(tx.actor, tx.district) },
    }
  })
}

/** Saves what a person made of the draft. 409 `policy_draft_changed` when another saved first, `policy_draft_has_ended` when it is over. */
export async function correctPolicyDraft(
  ctx: Context,
  id: string,
  wish: PolicyCorrection,
): Promise<{ id: string; revision: number }> {
  return await transaction(ctx, async (tx) => {
    const record = await openDraft(tx, id, wish.revision, mayCorrect)
    await requireOthers(tx, wish.head)
    const revision = record.revision + 1
    await updateDraft(tx, id, { head: JSON.stringify(wish.head), clauses: JSON.stringify(wish.clauses), revision })
    await tx.audit('plans.correct_policy', id, { revision, clauses: wish.clauses.length })
    return { id, revision }
  })
}

async function requireOthers(tx: Tx, { policy, replaces }: PolicyHead): Promise<void> {
  const known = new Set((await listVersions(tx)).map((one) => one.policy))
  for (const other of [policy, replaces]) if (other && !known.has(other)) throw new Problem(422, 'policy_unknown')
  if (policy && policy === replaces) throw new Problem(422, 'policy_does_not_replace_itself')
}

/** Publishes a reviewed draft. Tapped twice it answers the same. 422 with the code of the first obstacle. */
export async function publishPolicyDraft(
  ctx: Context,
  id: string,
  revision: number,
): Promise<{ id: string; policy: string; version: number }> {
  return await transaction(ctx, async (tx) => {
    permit(mayPublish(tx.actor, tx.district))
    const before = await getDraftRecord(tx, id, true)
    if (before.state === 'published' && before.revision === revision && before.policy && before.published_version)
      return { id, policy: before.policy, version: before.published_version }
    const { head, clauses } = await openDraft(tx, id, revision, mayPublish)
    const [first, ...more] = obstaclesOf(head, clauses)
    if (first) throw new Problem(422, first.code, { ...first.details, more: more.length })
    const wish = { head, clauses, origin: 'local' as const, whole: true, publishedAt: tx.now }
    const { policy, version } = await publishVersion(tx, wish)
    await updateDraft(tx, id, {
      state: 'published',
      policy,
      published_version: version,
      ended_at: tx.now,
      ended_by: tx.actor.name,
    })
    return { id, policy, version }
  })
}

/** Gives a draft up, with a reason. */
export async function withdrawPolicyDraft(ctx: Context, id: string, reason: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    await openDraft(tx, id, undefined, mayCorrect)
    await updateDraft(tx, id, { state: 'withdrawn', ended_at: tx.now, ended_by: tx.actor.name, ended_reason: reason })
    await tx.audit('plans.withdraw_policy_draft', id)
    return { id }
  })
}

async function openDraft(
  tx: Tx,
  id: string,
  revision: number | undefined,
  may: (actor: Tx['actor'], district: string, draft: DraftRecord) => boolean,
): Promise<DraftRecord> {
  const record = await getDraftRecord(tx, id, true)
  permit(may(tx.actor, tx.district, record))
  if (record.state !== 'review')
    throw new Problem(409, 'policy_draft_has_ended', { state: record.state, by: record.ended_by ?? '' })
  if (revision !== undefined && revision !== record.revision)
    throw new Problem(409, 'policy_draft_changed', { revision: record.revision })
  return record
}
