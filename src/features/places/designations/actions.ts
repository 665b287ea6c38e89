import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import type { Catalogue, DesignationKind } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { placesChanged } from '../events.ts'
import { seenOn } from '../facilities/list.ts'
import { findFacility } from '../facilities/store.ts'
import { mayKeep } from '../policy.ts'
import type { DesignationEnd, DesignationQuery, DesignationRow, NewDesignation } from './contract.ts'
import { areaExists, insertDesignations, lockDesignation, markDesignationEnded, readDesignations } from './store.ts'

/** Gives a designation to a facility or an area. 422 where its kind, level, bearer or term is none. */
export async function giveDesignation(ctx: Context, wish: NewDesignation): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const kind = kindOf(await currentCatalogue(tx), wish.kind)
    permit(mayKeep(tx.actor, tx.district, kind.departments))
    const [facility, area] = [wish.facility ?? null, wish.area ?? null]
    const of = facility === null ? 'area' : 'facility'
    if ((facility === null) === (area === null) || !kind.of.includes(of))
      throw new Problem(422, 'designation_bearer_wrong', {
        kind: kind.zh,
        expected: kind.of.map((one) => bearers[one]).join('、'),
      })
    if (facility !== null && !(await findFacility(tx, facility)))
      throw new Problem(422, 'designation_bearer_unknown', { bearer: facility })
    if (area !== null && !(await areaExists(tx, area))) throw new Problem(422, 'designation_bearer_unknown', { bearer: area })
    if (wish.level !== '' && kind.levels.length > 0 && !kind.levels.includes(wish.level))
      throw new Problem(422, 'designation_level_unknown', { level: wish.level, expected: kind.levels.join('、') })
    const expiresOn = wish.expiresOn ?? (kind.years ? yearsAfter(wish.givenOn, kind.years) : null)
    if (expiresOn !== null && expiresOn <= wish.givenOn)
      throw new Problem(422, 'designation_expires_before_given', { givenOn: wish.givenOn, expiresOn })

    const id = newId()
    await insertDesignations(tx, [
      {
        ...{ id, kind: wish.kind, facility, area, name: wish.name, level: wish.level, document: wish.document },
        ...{ given_on: wish.givenOn, expires_on: expiresOn, ended_on: null, ended_why: null, ended_at: null },
        ...{ recorded_by: tx.actor.id, known_at: tx.now },
      },
    ])
    await tx.audit('places.give_designation', id, { kind: wish.kind, bearer: facility ?? area, givenOn: wish.givenOn, expiresOn })
    await tx.emit(placesChanged(facility ? { facility } : {}))
    return { id }
  })
}

/** Ends a designation from a day on, before its term. 409 `designation_ended_already`. */
export async function endDesignation(ctx: Context, id: string, { endedOn, why }: DesignationEnd): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const designation = found(await lockDesignation(tx, id), 'designation')
    permit(mayKeep(tx.actor, tx.district, kindOf(await currentCatalogue(tx), designation.kind).departments))
    if (designation.endedOn !== null) throw new Problem(409, 'designation_ended_already', { on: designation.endedOn })
    if (endedOn < designation.givenOn)
      throw new Problem(422, 'designation_expires_before_given', { givenOn: designation.givenOn, expiresOn: endedOn })
    await markDesignationEnded(tx, id, endedOn, why)
    await tx.audit('places.end_designation', id, { kind: designation.kind, endedOn, why })
    await tx.emit(placesChanged())
    return { id }
  })
}

/** The designations of a day: those that hold, those due for review, those past. */
export async function listDesignations(
  ctx: Context,
  query: DesignationQuery,
): Promise<{ asOf: string; total: number; designations: DesignationRow[] }> {
  return await reading(seenOn(ctx, query.asOf), async (tx) => {
    const { designations: kinds } = await currentCatalogue(tx)
    const { total, rows } = await readDesignations(tx, { ...query, kinds: query.kind ? [query.kind] : undefined }, query)
    return { asOf: tx.asOf, total, designations: rows.map((row) => ({ ...row, kindName: kinds[row.kind]?.zh ?? row.kind })) }
  })
}

function kindOf({ designations }: Catalogue, id: string): DesignationKind {
  const kind = designations[id]
  if (!kind) throw new Problem(422, 'designation_kind_unknown', { kind: id, expected: Object.keys(designations).join(', ') })
  return kind
}

const bearers = { area: '街镇或居村（area）', facility: '设施（facility）' }

/** The same day so many years later; of 29 February the 28th. */
function yearsAfter(day: string, years: number): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return Number.isNaN(Date.parse(later)) || new Date(later).toISOString().slice(0, 10) !== later
    ? later.replace(/29$/, '28')
    : later
}
