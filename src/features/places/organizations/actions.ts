import { holds } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { matchRank } from '../../../platform/search/match.ts'
import { placesChanged } from '../events.ts'
import { readOrganizationCode } from '../organization-code.ts'
import type { NewOrganization, OperatorView, Organization, OrganizationCorrection } from './contract.ts'
import { operatedFacilities } from './operated.ts'
import { findOrganization, insertOrganizations, lockOrganization, readOrganizations, updateOrganization } from './store.ts'

/** Organizations of the installation by name, pinyin, initials or code; without words by name. */
export async function listOrganizations(ctx: Context, { words = '', limit }: { words?: string | undefined; limit: number }) {
  return await reading(ctx, async (tx) => {
    const all = await readOrganizations(tx)
    if (words === '') return { total: all.length, organizations: all.slice(0, limit) }
    const rankOf = ({ name, code }: Organization) =>
      code !== null && words.length >= 4 && code.startsWith(words.toUpperCase()) ? 3 : matchRank(name, words)
    const hits = all
      .map((row) => ({ row, rank: rankOf(row) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank)
    return { total: hits.length, organizations: hits.slice(0, limit).map(({ row }) => row) }
  })
}

/** One organization as operator: its facilities in this district, by which contract and until when, what they hold, how they do (PLACES-07). */
export async function getOrganization(ctx: Context, id: string, asOf?: string): Promise<OperatorView> {
  return await reading(asOf ? { ...ctx, asOf } : ctx, async (tx) => {
    const organization = found(await findOrganization(tx, { id }), 'organization')
    return {
      ...organization,
      asOf: tx.asOf,
      facilities: await operatedFacilities(tx, id, ctx.aboutFacilities),
      may: { correct: mayKeepOrganizations(tx) },
    }
  })
}

/** Enters an organization into the installation's list. 422 `organization_code_…` where its code is none; 409 `organization_code_once` where it is there. */
export async function createOrganization(ctx: Context, wish: NewOrganization): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepOrganizations(tx))
    const id = newId()
    const { name, kind, source } = wish
    await insertOrganizations(tx, [
      {
        ...{ id, name, kind, source, code: codeOf(wish.code), phone: wish.phone ?? null },
        ...{ synthetic: false, known_at: tx.now },
      },
    ])
    await tx.audit('places.create_organization', id, { name })
    return { id }
  })
}

/** Corrects an organization's name, code, kind or telephone; what it was stands in the audit. */
export async function correctOrganization(ctx: Context, id: string, wish: OrganizationCorrection): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepOrganizations(tx))
    const was = found(await lockOrganization(tx, id), 'organization')
    const { why, ...fields } = wish
    const next = {
      name: fields.name ?? was.name,
      kind: fields.kind ?? was.kind,
      code: fields.code === undefined ? was.code : codeOf(fields.code),
      phone: fields.phone === undefined ? was.phone : fields.phone,
    }
    const changed = (Object.keys(next) as (keyof typeof next)[]).filter((field) => next[field] !== was[field])
    if (changed.length === 0) throw new Problem(422, 'nothing_to_correct')
    await updateOrganization(tx, id, next)
    const changes = Object.fromEntries(changed.map((field) => [field, { was: was[field], became: next[field] }]))
    await tx.audit('places.correct_organization', id, { why, ...changes })
    await tx.emit(placesChanged())
    return { id }
  })
}

/** The code in its one form, or the refusal that says which character is wrong. */
export function codeOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.trim() === '') return null
  const read = readOrganizationCode(text)
  if ('fault' in read) {
    const { code, ...details } = read.fault
    throw new Problem(422, code, details)
  }
  return read.code
}

// One list for the installation: an officer of any department, in whichever district, may keep it.
const mayKeepOrganizations = (tx: Tx) => tx.actor.kind === 'system' || holds(tx.actor, tx.district, 'department_officer')
