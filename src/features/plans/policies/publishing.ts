import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { contentHash, newId } from '../../../platform/ids.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import type { NewClause, PolicyHead } from './contract.ts'
import { mayPublish } from './policy.ts'
import {
  endVersion,
  hasContent,
  insertPolicy,
  insertVersion,
  lastVersion,
  lockPolicy,
  lockVersion,
  updatePolicy,
} from './store.ts'
import { postingsOf } from './tokens.ts'

/** A version to be published: `head.policy` says of which policy; where it is null, of a new one, or of `plan`'s. */
export type NewPolicyVersion = {
  head: PolicyHead
  clauses: NewClause[]
  origin: 'file' | 'local'
  whole: boolean
  publishedAt: Date
  plan?: { id: string; version: number }
}

/**
 * Publishes a version: the policy takes its number and title, the version before is replaced from its first day on, and its clauses can be found.
 * 422 `policy_unchanged` where a standing version says exactly the same.
 */
export async function publishVersion(tx: Tx, wish: NewPolicyVersion): Promise<{ policy: string; version: number }> {
  const { head, clauses, plan } = wish
  const { title, number, issuer, level, kind, validFrom } = head
  if (validFrom === null) throw new Problem(422, 'policy_begins_when')
  const said = { title, number: await freeNumber(tx, wish), issuer, level, kind }
  const policy = await policyFor(tx, wish, said)
  const hash = contentHash(JSON.stringify([head.title, head.number, validFrom, head.validTo, clauses]))
  // Of a plan every version is kept, so that the library and the plan count alike.
  if (!plan && (await hasContent(tx, policy, hash))) throw new Problem(422, 'policy_unchanged', { title })
  const version = (await lastVersion(tx, policy)) + 1
  await updatePolicy(tx, policy, { ...said, ...(plan ? { plan: plan.id } : {}) })
  await insertVersion(
    tx,
    {
      ...{ policy, version, number, title, issuer, issued_on: head.issuedOn, valid_from: validFrom, valid_to: head.validTo },
      ...{ replaces: head.replaces, source: head.source, clauses: clauses.length, whole: wish.whole, content_hash: hash },
      ...{
        plan_version: plan?.version ?? null,
        origin: wish.origin,
        published_at: wish.publishedAt,
        published_by: tx.actor.name,
      },
    },
    clauses,
    postingsOf(head, clauses),
  )
  await tx.audit('plans.publish_policy', policy, { version, clauses: clauses.length, origin: wish.origin })
  return { policy, version }
}

type Said = Pick<PolicyHead, 'title' | 'number' | 'issuer' | 'level' | 'kind'>

async function policyFor(tx: Tx, { head, plan, publishedAt }: NewPolicyVersion, said: Said): Promise<string> {
  const standing = head.policy
    ? await lockPolicy(tx, { id: head.policy })
    : plan
      ? await planPolicy(tx, plan.id, head.number)
      : undefined
  if (head.policy && !standing) throw new Problem(422, 'policy_unknown')
  if (standing) return standing.id
  const id = newId()
  await insertPolicy(tx, { id, ...said, plan: plan?.id ?? null, made_at: publishedAt })
  return id
}

/** The document's number; none where it is a plan's and another plan has it already, which no officer could settle here. */
async function freeNumber(tx: Tx, { head, plan }: NewPolicyVersion): Promise<string | null> {
  if (!plan || head.number === null) return head.number
  const holder = await lockPolicy(tx, { number: head.number })
  return holder?.plan && holder.plan !== plan.id ? null : head.number
}

/** The policy that a plan is: the one made of it before, or the document that an officer brought in under its number. */
async function planPolicy(tx: Tx, plan: string, number: string | null) {
  const own = await lockPolicy(tx, { plan })
  const numbered = own || number === null ? undefined : await lockPolicy(tx, { number })
  return own ?? (numbered?.plan === null ? numbered : undefined)
}

/** Takes a version out of the library, with a reason: it ends nothing any more, is found by nobody, and stays readable at its own address. */
export async function withdrawPolicyVersion(
  ctx: Context,
  policy: string,
  version: number,
  reason: string,
): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayPublish(tx.actor, tx.district))
    const { withdrawn_at: before, withdrawn_by: by } = await lockVersion(tx, policy, version)
    if (before) throw new Problem(409, 'policy_is_withdrawn', { by: by ?? '' })
    await endVersion(tx, policy, version, reason)
    await tx.audit('plans.withdraw_policy', policy, { version })
    return { id: policy }
  })
}
