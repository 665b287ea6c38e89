import type { Context } from '../../../../platform/context.ts'
import { reading } from '../../../../platform/database/transaction.ts'
import { readSetting } from '../../../../platform/settings/store.ts'
import { type Standing, standings } from '../../indicators/board.ts'
import { listProjects } from '../../projects/actions.ts'
import { type ProjectBoard, type RegisterItem, registers } from '../../projects/contract.ts'
import { getRegister } from '../../projects/registers/actions.ts'
import { currentPlan, type PlanRecord } from '../../publishing/current.ts'
import { getQuality } from '../../quality/actions.ts'
import type { Quality } from '../../quality/contract.ts'
import { publishedFigures, type StatusFigures } from '../../rules.ts'
import { listTasks } from '../../tasks/actions.ts'
import type { Supervision, TaskBoard } from '../../tasks/contract.ts'
import { listSupervisions } from '../../tasks/supervisions/actions.ts'
import { type FileHead, isDemo } from '../head.ts'
import { type OverdueMilestone, readOverdue } from './store.ts'

/** One indicator as the report tells it: its row of the board, and what the rule made of it. */
export type Judged = Pick<Standing, 'row' | 'assessment'>

/** Everything an evaluation report says, read at one instant; plain data. */
export type EvaluationFacts = {
  head: FileHead
  planId: string
  plan: PlanRecord
  indicators: Judged[]
  tasks: TaskBoard['tasks']
  overdue: OverdueMilestone[]
  projects: ProjectBoard
  registers: { register: (typeof registers)[number]; items: RegisterItem[] }[]
  supervisions: Supervision[]
  quality: Quality
  figures: StatusFigures
}

/** Reads what the report needs; `ctx` says as of which day and as known when, so that all parts agree. */
export async function evaluationFacts(ctx: Context, plan?: string): Promise<EvaluationFacts> {
  const own = await reading(ctx, async (tx) => {
    const record = await currentPlan(tx, plan)
    return {
      ...{ plan: record, asOf: tx.asOf, corrected: tx.asOf !== tx.today && tx.knownAt >= tx.now },
      indicators: (await standings(tx, record)).map(({ row, assessment }) => ({ row, assessment })),
      overdue: await readOverdue(tx, record.id),
      figures: { ...publishedFigures, ...(await readSetting<Partial<StatusFigures>>(tx, 'plans.status', {})) },
    }
  })
  const { plan: record, asOf, corrected, ...rest } = own
  const which = { plan: record.id }
  const lists: EvaluationFacts['registers'] = []
  for (const register of registers) lists.push({ register, items: (await getRegister(ctx, register, which)).items })
  return {
    ...rest,
    ...{ plan: record, planId: record.id, head: { plan: record, asOf, corrected, demo: isDemo(ctx) } },
    tasks: (await listTasks(ctx, which)).tasks,
    projects: await listProjects(ctx, which),
    registers: lists,
    supervisions: (await listSupervisions(ctx, which)).supervisions,
    quality: await getQuality(ctx, which),
  }
}
