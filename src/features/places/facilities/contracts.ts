import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { placesChanged } from '../events.ts'
import { findOrganization } from '../organizations/store.ts'
import type { ContractEnd, NewContract } from './contract.ts'
import { insertContracts, lockContract, markContractEnded } from './contracts-store.ts'
import { keptFacility } from './opening.ts'
import { fileExists } from './store.ts'

/** Enters a contract: with a medical institution (医养签约), or by which an operator runs the facility (公建民营 …). */
export async function addContract(ctx: Context, facility: string, wish: NewContract): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    await keptFacility(tx, facility)
    const { kind, partner, startsOn, source } = wish
    const endsOn = wish.endsOn ?? null
    const partnerOrganization = wish.partnerOrganization ?? null
    if (endsOn !== null && endsOn <= startsOn) throw new Problem(422, 'contract_ends_before_it_starts', { startsOn, endsOn })
    if ((kind === 'operation') !== (wish.mode !== null && wish.mode !== undefined))
      throw new Problem(422, 'contract_mode_expected', { kind })
    if (partnerOrganization && !(await findOrganization(tx, { id: partnerOrganization })))
      throw new Problem(422, 'organization_unknown', { organization: partnerOrganization })
    if (wish.evidence && !(await fileExists(tx, wish.evidence)))
      throw new Problem(422, 'evidence_unknown', { ids: wish.evidence })

    const id = newId()
    await insertContracts(tx, [
      {
        ...{ id, facility, kind, partner, source, partner_organization: partnerOrganization, mode: wish.mode ?? null },
        ...{ starts_on: startsOn, ends_on: endsOn, ended_on: null, ended_why: null, ended_at: null },
        ...{ evidence: wish.evidence ?? null, recorded_by: tx.actor.id, known_at: tx.now },
      },
    ])
    await tx.audit('places.add_contract', id, { facility, kind, partner, startsOn, endsOn })
    await tx.emit(placesChanged({ facility }))
    return { id }
  })
}

/** Ends a contract before its term, from a day on. 409 `contract_ended_already`. */
export async function endContract(ctx: Context, id: string, { endedOn, why }: ContractEnd): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const contract = found(await lockContract(tx, id), 'contract')
    await keptFacility(tx, contract.facility)
    if (contract.endedOn !== null) throw new Problem(409, 'contract_ended_already', { on: contract.endedOn })
    if (endedOn < contract.startsOn)
      throw new Problem(422, 'contract_ends_before_it_starts', { startsOn: contract.startsOn, endsOn: endedOn })
    await markContractEnded(tx, id, endedOn, why)
    await tx.audit('places.end_contract', id, { facility: contract.facility, endedOn, why })
    await tx.emit(placesChanged({ facility: contract.facility }))
    return { id }
  })
}
