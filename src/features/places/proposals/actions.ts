import { actsForStreet, holds } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { closeIn } from '../facilities/actions.ts'
import { Closing, FacilityCorrection, NewFacility } from '../facilities/contract.ts'
import { correctIn } from '../facilities/correcting.ts'
import { openIn, theFacility, typeOf } from '../facilities/opening.ts'
import { findFacility } from '../facilities/store.ts'
import { whereabouts } from '../facilities/whereabouts.ts'
import { mayKeep, mayPropose } from '../policy.ts'
import type { Decision, NewProposal, ProposalRow } from './contract.ts'
import { insertProposal, lockProposal, markDecided, readProposals } from './store.ts'

/** A street proposes a facility of its own, or a correction or closure of one; a department of its type decides. */
export async function proposeFacility(ctx: Context, wish: NewProposal): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { street, type, facility, body } = await subjectOf(tx, wish)
    permit(mayPropose(tx.actor, tx.district, street))
    const id = newId()
    await insertProposal(tx, {
      ...{ id, kind: wish.kind, street, type, facility, wish: JSON.stringify(body), note: wish.note },
      ...{ proposed_by: tx.actor.id, proposed_name: tx.actor.name, proposed_at: tx.now },
    })
    await tx.audit('places.propose', id, { kind: wish.kind, street, type, facility })
    return { id }
  })
}

/** A department approves, and what was proposed happens in the same commit, or rejects with its reason. 409 `proposal_decided_already`. */
export async function decideProposal(ctx: Context, id: string, { approve, reason }: Decision): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const proposal = found(await lockProposal(tx, id), 'proposal')
    const catalogue = await currentCatalogue(tx)
    permit(mayKeep(tx.actor, tx.district, typeOf(catalogue, proposal.type).departments))
    if (proposal.approved !== null) throw new Problem(409, 'proposal_decided_already', { by: proposal.decidedName ?? '' })
    if (approve) {
      if (proposal.kind === 'open') await openIn(tx, NewFacility.parse(proposal.wish), { catalogue })
      else {
        const { facility } = await theFacility(tx, proposal.facility as string)
        if (proposal.kind === 'correct') await correctIn(tx, facility, FacilityCorrection.parse(proposal.wish))
        else await closeIn(tx, facility, Closing.parse(proposal.wish))
      }
    }
    await markDecided(tx, id, approve, reason)
    await tx.audit(approve ? 'places.approve_proposal' : 'places.reject_proposal', id, { reason })
    return { id }
  })
}

/**
 * The proposals of the district, those that wait longest first: for its departments and whoever oversees it, and for a street's officers those of the street. A provider is
 * not told that somebody proposes to close its house, or to open another beside it.
 */
export async function listProposals(ctx: Context, state: 'waiting' | 'decided' | 'all'): Promise<{ proposals: ProposalRow[] }> {
  return await reading(ctx, async (tx) => {
    const { types } = await currentCatalogue(tx)
    const all = holds(tx.actor, tx.district, ...overseers)
    const rows = (await readProposals(tx, state)).filter(({ street }) => all || actsForStreet(tx.actor, tx.district, street))
    return {
      proposals: rows.map((row) => ({
        ...{ id: row.id, kind: row.kind, street: row.street, streetName: row.streetName, type: row.type, facility: row.facility },
        ...{ name: row.name, wish: row.wish, note: row.note, typeName: types[row.type]?.zh ?? row.type },
        proposed: { name: row.proposedName, at: row.proposedAt.toISOString() },
        decided: row.decidedAt && {
          ...{
            name: row.decidedName ?? '',
            at: row.decidedAt.toISOString(),
            approved: row.approved === true,
            reason: row.reason ?? '',
          },
        },
        may: { decide: row.decidedAt === null && mayKeep(tx.actor, tx.district, types[row.type]?.departments ?? []) },
      })),
    }
  })
}

const overseers = ['department_officer', 'coordinator', 'auditor', 'administrator'] as const

/** Proposals that wait for the actor's department. */
export async function proposalWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!tx.actor.grants.some(({ role }) => role === 'department_officer')) return []
  const { types } = await currentCatalogue(tx)
  return (await readProposals(tx, 'waiting'))
    .filter(({ type }) => mayKeep(tx.actor, tx.district, types[type]?.departments ?? []))
    .map((row) => ({
      ...{ id: row.id, kind: 'places.work.decide_proposal', title: row.name, subject: `${row.streetName} · ${row.proposedName}` },
      ...{ dueOn: null, href: `/console/${tx.district}/places/proposals?open=${row.id}`, urgent: false },
    }))
}

async function subjectOf(tx: Tx, wish: NewProposal) {
  const body = wish[wish.kind]
  if (!body) throw new Problem(422, 'proposal_is_empty', { kind: wish.kind })
  if (wish.kind === 'open') {
    const opened = wish.open as NewFacility
    typeOf(await currentCatalogue(tx), opened.type)
    const own = tx.actor.grants.find(({ street }) => street !== null && actsForStreet(tx.actor, tx.district, street))?.street
    const { street } = await whereabouts(tx, { ...opened, street: opened.street ?? (opened.address === '' ? own : null) })
    return { street, type: opened.type, facility: null, body: { ...opened, street } }
  }
  if (!wish.facility) throw new Problem(422, 'proposal_is_empty', { kind: wish.kind })
  const facility = found(await findFacility(tx, wish.facility), 'facility')
  return { street: facility.street, type: facility.type, facility: facility.id, body }
}
