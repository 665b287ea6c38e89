import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { PersonalData } from '../../../platform/feature.ts'
import { found } from '../../../platform/problem.ts'
import { actingFor, findPerson, type PersonRow, requireViewing } from '../../people/index.ts'
import type { Purpose } from '../../people/shapes.ts'
import { entitledTo } from '../entitling/store.ts'
import { checksOf } from './check-store.ts'
import type { PersonEnrolments } from './contract.ts'
import { mayKeep } from './policy.ts'
import { enrolmentServices, serviceNames } from './services.ts'
import { shownCheck, shownEnrolment } from './shown.ts'
import { deleteAbout, enrolmentsOf } from './store.ts'

/**
 * All of one person's enrolments and checks, and what they are entitled to: for the person, a guardian, whom they trust with services, and for whoever keeps the record
 * with a purpose. The reading of an officer is on record. Problems: 403, 404, 422 `purpose_needed`.
 */
export function listPersonEnrolments(
  ctx: Context,
  id: string,
  { purpose }: { purpose?: Purpose | undefined },
): Promise<PersonEnrolments> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireReading(tx, person, purpose, 'enrolments')
    return await enrolmentsAbout(tx, person.id)
  })
}

/** Officers and those who stand for the person as people's records ask it; a trusted person within their authority. */
export async function requireReading(tx: Tx, person: PersonRow, purpose: Purpose | undefined, what: string): Promise<void> {
  const trusted = tx.actor.persons.some(
    (grant) => grant.district === tx.district && grant.person === person.id && grant.as === 'trusted',
  )
  if (trusted && !mayKeep(tx.actor, tx.district, person)) actingFor(tx, person.id, 'services')
  else await requireViewing(tx, person, purpose, what)
}

/** The same in the caller's transaction, who has asked whether they may. */
export async function enrolmentsAbout(tx: Tx, person: string): Promise<PersonEnrolments> {
  const names = await serviceNames(tx)
  const enrolments = (await enrolmentsOf(tx, person)).map((row) => shownEnrolment({ ...row, person }, names, tx.today))
  const open = new Set(enrolments.flatMap((one) => (one.open ? [one.service] : [])))
  const here = new Map((await enrolmentServices(tx, tx.today)).map((entry) => [entry.id, entry]))
  return {
    ...{ person, enrolments, checks: (await checksOf(tx, person)).map((row) => shownCheck(row, names)) },
    entitled: (await entitledTo(tx, person)).flatMap(({ service, since, unsureSince }) => {
      const entry = here.get(service)
      return entry && !open.has(service)
        ? [{ service, name: entry.name, says: entry.says, since, unsureSince, phone: entry.phone ?? null }]
        : []
    }),
  }
}

/** What this room holds about a person. */
export const enrolmentsOwnedBy: PersonalData = {
  export: async (tx, person) => {
    const { enrolments, checks, entitled } = await enrolmentsAbout(tx, person)
    return { enrolments, checks, entitled }
  },
  erase: deleteAbout,
}
