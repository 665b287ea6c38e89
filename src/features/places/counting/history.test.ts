import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { plusDays } from '../../../platform/clock.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { addBeds, changeBeds, removeBeds } from '../capacity/beds.ts'
import { closeFacility, openFacility, reopenFacility } from '../facilities/actions.ts'
import { placeCounters } from './counters.ts'

const w = await aWorld()
const first = '2024-01-01'
const day = (n: number) => plusDays(first, n)
const source = '演示'

type Step = { what: 'add' | 'nursing' | 'plain' | 'remove' | 'close' | 'reopen'; bed: number; on: number }
const step = fc.record<Step>({
  what: fc.constantFrom('add', 'nursing', 'plain', 'remove', 'close', 'reopen'),
  bed: fc.integer({ min: 1, max: 3 }),
  on: fc.integer({ min: 0, max: 12 }),
})

/**
 * A line by brute force: every change ever made, day by day. A change holds from its day up to the next day on which the line was known to change; what it
 * says over is forgotten there.
 */
type Line<Value> = (Value | null)[]
const days = 14
function change<Value>(
  line: Line<Value>,
  ends: Set<number>,
  on: number,
  value: Value | null,
): { line: Line<Value>; ends: Set<number> } {
  const next = line.slice()
  let n = on
  do {
    next[n] = value
    n += 1
  } while (n < days && !ends.has(n))
  return { line: next, ends: new Set([...ends, on]) }
}

let made = 0
async function history(steps: Step[]) {
  const ctx = w.ctx()
  const street = `31011800${(made % 3) + 1}`
  made += 1
  const { id } = await openFacility(ctx, {
    ...{ type: 'care_home', name: `演示史${made}`, street, address: '', about: '', attributes: {}, openedOn: first, source },
  })
  const wish = (bed: number, on: number) => ({ first: String(bed), last: String(bed), from: day(on), source })
  const run = async ({ what, bed, on }: Step) => {
    if (what === 'add')
      return await addBeds(ctx, id, { ...wish(bed, on), nursing: false, dementia: false, basic: false, floor: '' })
    if (what === 'remove') return await removeBeds(ctx, id, { ...wish(bed, on), why: '演示' })
    if (what === 'close') return await closeFacility(ctx, id, { closedOn: day(on), why: '演示' })
    if (what === 'reopen') return await reopenFacility(ctx, id, { opensOn: day(on), why: '演示' })
    return await changeBeds(ctx, id, { ...wish(bed, on), nursing: what === 'nursing' })
  }
  const done: { at: Date; step: Step }[] = []
  for (const one of steps) {
    try {
      await run(one)
      await new Promise((resolve) => setTimeout(resolve, 2))
      done.push({ at: ctx.clock.now(), step: one })
      await new Promise((resolve) => setTimeout(resolve, 2))
    } catch (error) {
      // What the rules refuse (a bed that is there, a day that is closed) changes nothing.
      if (!(error instanceof Problem)) throw error
    }
  }
  return { id, street, done }
}

/** The beds (all, nursing) of each day after the steps, by brute force. */
function model(steps: Step[]): { total: number; nursing: number }[] {
  let open = { line: Array<true | null>(days).fill(true) as Line<true>, ends: new Set([0]) }
  const beds = new Map<number, { line: Line<boolean>; ends: Set<number> }>()
  for (const { what, bed, on } of steps) {
    if (what === 'close' || what === 'reopen') open = normal(change(open.line, open.ends, on, what === 'reopen' ? true : null))
    else {
      const was = beds.get(bed) ?? { line: Array<boolean | null>(days).fill(null), ends: new Set<number>() }
      const unchanged = what !== 'remove' && was.line[on] === (what === 'nursing')
      if (!unchanged) beds.set(bed, normal(change(was.line, was.ends, on, what === 'remove' ? null : what === 'nursing')))
    }
  }
  return Array.from({ length: days }, (_, n) => {
    const held = open.line[n] === true ? [...beds.values()].map(({ line }) => line[n]).filter((value) => value !== null) : []
    return { total: held.length, nursing: held.filter((value) => value === true).length }
  })
}

/** Where nothing holds before and after, nobody remembers that something ended there. */
function normal<Value>(it: { line: Line<Value>; ends: Set<number> }): { line: Line<Value>; ends: Set<number> } {
  const ends = new Set([...it.ends].filter((n) => it.line[n] !== null || (n > 0 && it.line[n - 1] !== null)))
  return { line: it.line, ends }
}

async function counted(street: string, knownAt: Date, before: Map<string, number>) {
  const answers: { total: number; nursing: number }[] = []
  for (let n = 0; n < days; n++) {
    const [total, nursing] = await reading({ ...w.ctx(), knownAt, asOf: day(n) }, async (tx) => {
      const of = async (key: string) => {
        const counter = placeCounters.find((one) => one.key === key)
        const parts =
          (await counter?.count(tx.db as never, { district: '310118', from: day(n), to: day(n + 1), filter: {} })) ?? []
        return (parts.find((part) => part.street === street)?.n ?? 0) - (before.get(`${key} ${n}`) ?? 0)
      }
      return [await of('beds.total'), await of('beds.nursing')] as const
    })
    answers.push({ total, nursing })
  }
  return answers
}

test('whatever opens, closes, is added, changed and taken away: every day counts what brute force counts, now and as known at each moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
      const street = `31011800${(made % 3) + 1}`
      const start = w.ctx().clock.now()
      const zero = await counted(street, start, new Map())
      const before = new Map(
        zero.flatMap(({ total, nursing }, n) => [[`beds.total ${n}`, total] as const, [`beds.nursing ${n}`, nursing] as const]),
      )
      const { done } = await history(steps)
      const sample = done.length > 2 ? [done[Math.floor(done.length / 2)], done.at(-1)] : done
      for (const moment of sample) {
        if (!moment) continue
        const upTo = done.slice(0, done.indexOf(moment) + 1).map(({ step: one }) => one)
        expect(await counted(street, moment.at, before)).toEqual(model(upTo))
      }
    }),
    { numRuns: 12 },
  )
}, 180_000)
