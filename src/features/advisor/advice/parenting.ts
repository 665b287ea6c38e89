import type { Context } from '../../../platform/context.ts'
import { readNews } from '../../services/index.ts'
import { adviseByRecord } from '../actions.ts'
import type { AdvisedService } from '../contract.ts'

/** Parenting is offered until a child is so many months old: 0–3 岁. */
const untilMonths = 36
/** How many are offered at once; another week offers others. */
const atMost = 4
const engines = ['messages', 'sessions']

/** What is offered to bring up a child of so many months. */
export type Parenting = { months: number; services: AdvisedService[] }

/**
 * Resources for bringing up a child, by its age in months: services of the district for which the child's record says yes, a few a week in turn. Nothing where the
 * parent does not want to be told, and nothing about anybody who is older.
 */
export async function parentingFor(ctx: Context, child: string): Promise<Parenting | undefined> {
  if ((await readNews(ctx, child)).optedOut) return undefined
  const advice = await adviseByRecord(ctx, child, { answers: {}, note: false })
  const months = advice.facts.find(({ name }) => name === '月龄')?.value
  if (advice.who !== 'child' || typeof months !== 'number' || months >= untilMonths) return undefined
  const fitting = advice.items
    .filter(({ group, service }) => group === 'yes' && service.domain === '托育' && engines.includes(service.engine))
    .map(({ service }) => service)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return { months, services: inTurn(fitting, weekOf(advice.on), atMost) }
}

/** A few of many: those whose turn it is in a week, so that after some weeks each was offered. Pure. */
export function inTurn<One>(all: readonly One[], week: number, most: number): One[] {
  if (all.length <= most) return [...all]
  const from = (week * most) % all.length
  return [...all, ...all].slice(from, from + most)
}

const weekOf = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / (7 * 86_400_000))
