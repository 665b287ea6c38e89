import { holds } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { factChanged, peopleChanged } from '../events.ts'
import { findPerson } from '../person-store.ts'
import { lockEditable } from '../register/correct.ts'
import { requireBorn, requirePast } from '../register/days.ts'
import { requireViewing } from '../register/read.ts'
import type { Purpose } from '../shapes.ts'
import { factsAbout, shownFact } from './about.ts'
import type { FactCorrection, FactKind, FactOfPerson, NewFact } from './contract.ts'
import { getKind, kindsOf } from './kinds.ts'
import { type FactRow, factsOf, findFact, insertFact, lockFacts, setFactEnd, withdrawFact } from './store.ts'
import { keptValue } from './value.ts'

/** Everything recorded of a person, ended and withdrawn facts too, for those who may see the whole record. */
export function listFacts(
  ctx: Context,
  id: string,
  { purpose }: { purpose?: Purpose | undefined },
): Promise<{ facts: FactOfPerson[] }> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireViewing(tx, person, purpose, 'facts')
    const kinds = await kindsOf(tx)
    const recorded = (await factsOf(tx, person.id)).map((row) => shownFact(row, kinds))
    return { facts: [...recorded, ...(await factsAbout(tx, person)).filter(({ derived }) => derived)] }
  })
}

/** Records a fact from a day on. The open one of the same name ends on that day; on the day it began it is withdrawn in favour of the new one. */
export function recordFact(ctx: Context, id: string, wish: NewFact): Promise<FactOfPerson> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, id)
    const kind = await getKind(tx, wish.name)
    requireRecorder(tx, kind)
    requirePast(tx, wish.validFrom)
    requireBorn(person.bornOn, wish.validFrom)
    const value = keptValue(kind, wish.value)
    await makeRoom(tx, await lockFacts(tx, person.id, kind.name), wish.validFrom)
    const { validFrom, validTo = null, source } = wish
    const fact = await insertFact(tx, { person: person.id, name: kind.name, value, validFrom, validTo, source })
    await told(tx, 'people.record_fact', person.id, kind.name, { fact })
    return shownFact(found(await findFact(tx, fact), 'fact'), [kind])
  })
}

/** Ends a fact: it held until the day. */
export function endFact(ctx: Context, id: string, { on, why }: { on: string; why?: string | undefined }): Promise<FactOfPerson> {
  return transaction(ctx, async (tx) => {
    const { fact, kind } = await lockedFact(tx, id)
    requirePast(tx, on)
    if (fact.validTo !== null && fact.validTo <= on) throw new Problem(409, 'fact_already_ended', { on: fact.validTo })
    if (on <= fact.validFrom) throw new Problem(422, 'fact_ends_before_it_begins', { on, validFrom: fact.validFrom })
    await setFactEnd(tx, id, on)
    await told(tx, 'people.end_fact', fact.person, fact.name, { fact: id, on, why: why ?? null })
    return shownFact({ ...fact, validTo: on }, [kind])
  })
}

/** Withdraws a fact that was never so, with the reason; what was right all along takes its place where it is given. */
export function correctFact(ctx: Context, id: string, wish: FactCorrection): Promise<FactOfPerson> {
  return transaction(ctx, async (tx) => {
    const { fact, kind } = await lockedFact(tx, id)
    await withdrawFact(tx, id)
    let shown = shownFact({ ...fact, withdrawn: true }, [kind])
    if (wish.value !== undefined) {
      const validFrom = wish.validFrom ?? fact.validFrom
      requirePast(tx, validFrom)
      const row = { ...fact, value: keptValue(kind, wish.value), validFrom, source: wish.source ?? fact.source }
      const right = await insertFact(tx, row)
      shown = shownFact({ ...row, id: right }, [kind])
    }
    await told(tx, 'people.correct_fact', fact.person, fact.name, { fact: id, reason: wish.reason })
    return shown
  })
}

async function lockedFact(tx: Tx, id: string): Promise<{ fact: FactRow; kind: FactKind }> {
  const { person } = found(await findFact(tx, id), 'fact')
  found(await findPerson(tx, person), 'fact')
  await lockEditable(tx, person)
  const fact = found(await findFact(tx, id), 'fact')
  const kind = await getKind(tx, fact.name)
  requireRecorder(tx, kind)
  if (fact.withdrawn) throw new Problem(409, 'fact_already_withdrawn')
  return { fact, kind }
}

/** A kind names who may record it: income, for one, is the department's to say. */
function requireRecorder(tx: Tx, kind: FactKind): void {
  permit(tx.actor.kind === 'system' || holds(tx.actor, tx.district, ...kind.by))
}

async function makeRoom(tx: Tx, standing: readonly FactRow[], from: string): Promise<void> {
  const later = standing.find((row) => row.validFrom > from)
  if (later) throw new Problem(422, 'fact_before_last', { from, last: later.validFrom })
  for (const row of standing) {
    if (row.validFrom === from) await withdrawFact(tx, row.id)
    else if (row.validTo === null || row.validTo > from) await setFactEnd(tx, row.id, from)
  }
}

async function told(tx: Tx, action: string, person: string, name: string, details: Record<string, unknown>): Promise<void> {
  await tx.audit(action, `person/${person}`, { name, ...details })
  await tx.emit(factChanged({ name, about: 'person', id: person }))
  await tx.emit(peopleChanged({ person }))
}
