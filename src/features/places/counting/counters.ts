import { type Count, type Counter, counter } from '../../../platform/counters/counter.ts'
import { hasBegun } from './begun-store.ts'
import { type Definition, definitions } from './definitions.ts'
import type { Piece, Question } from './parts-store.ts'
import {
  countOnce,
  countPeriods,
  type FloorUnit,
  floorUnits,
  leastOf,
  listRows,
  listUnits,
  reachedByStreet,
  sumsByStreet,
  unitsOf,
} from './store.ts'

/** Openings are added up since a plan began: what is entered late may have opened that long ago. */
const openingsBack = 72

/**
 * Every counter that facilities answer. Filters beside a counter's own: `floor` (street, town, village, venue) makes it the smallest number of any of them, and
 * with `atLeast` how many have at least so many.
 */
export const placeCounters: Counter[] = Object.entries(definitions).map(([key, definition]) => counted(key, definition))

function counted(key: string, definition: Definition): Counter {
  const { zh, en, unit, source, begun, over, sums } = definition
  return counter({
    ...{ key, over: over ?? 'day', name: { zh, en }, unit, refreshOn: ['places.changed'] },
    ...(begun ? { begun: (db, question) => hasBegun(db, begun(question)) } : {}),
    ...(sums ? { sums } : {}),
    ...(over === 'period' ? { monthsBack: openingsBack } : {}),
    count: (db, question) => countOnce(db, countsOf(key, definition, question)),
    countPeriods: (db, question, periods) =>
      countPeriods(db, { question, periods, begun, counts: (each) => countsOf(key, definition, each) }),
    rows: (tx, question, page) => {
      const { floor, atLeast } = asked(key, definition, question)
      if (!floor) return listRows(tx, source(question), page)
      return listUnits(tx, unitsOf(question, source(question), floor, atLeast ?? 0), page, atLeast !== undefined)
    },
  })
}

function countsOf(key: string, definition: Definition, question: Question): Piece<Count> {
  const { floor, atLeast } = asked(key, definition, question)
  const source = definition.source(question)
  if (!floor) return sumsByStreet(source)
  return atLeast === undefined ? leastOf(question, source, floor) : reachedByStreet(question, { source, unit: floor, atLeast })
}

function asked(
  key: string,
  { filters = [], over }: Definition,
  { filter }: Pick<Question, 'filter'>,
): { floor?: FloorUnit; atLeast?: number } {
  const expected = [...filters, ...(over === 'period' ? [] : ['floor', 'atLeast'])]
  const unknown = Object.keys(filter).filter((name) => !expected.includes(name))
  if (unknown.length > 0)
    throw new Error(`the counter '${key}' knows no filter ${unknown.join(', ')}; expected ${expected.join(', ')}`)
  const floor = floorUnits.find((unit) => unit === filter.floor)
  const atLeast = filter.atLeast === undefined ? undefined : Number(filter.atLeast)
  if ((filter.floor !== undefined && !floor) || Number.isNaN(atLeast) || (atLeast !== undefined && !floor))
    throw new Error(`the counter '${key}' takes floor ${floorUnits.join(', ')}, and with it atLeast, a number`)
  return { ...(floor ? { floor } : {}), ...(atLeast === undefined ? {} : { atLeast }) }
}
