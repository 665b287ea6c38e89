import { plusDays } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Chance } from '../../demo/chance.ts'
import { between, daysBetween, inOfficeHours } from '../../tasks/demo/season.ts'
import type { NewSpendingRow, NewStageRow, ProjectRecord } from '../store.ts'

/** The usual stages of a building project and the share of its time that each takes. */
const stages = [
  { name: '前期手续', share: 0.2 },
  { name: '主体施工', share: 0.45 },
  { name: '装修与设备', share: 0.2 },
  { name: '竣工验收', share: 0.15 },
] as const

/** When a project runs: its printed years, else the plan's. */
export type Run = { startsOn: string; endsOn: string; today: string; knownFrom: string }

/** The stages of a project one after another: done about their end where that is past, the last one sometimes late. */
export function demoStages(plan: string, project: ProjectRecord, run: Run, chance: Chance): NewStageRow[] {
  const days = daysBetween(run.startsOn, run.endsOn)
  const slow = chance() < 0.4
  let starts_on = run.startsOn
  return stages.map(({ name, share }, position) => {
    const ends_on = position === stages.length - 1 ? run.endsOn : plusDays(starts_on, Math.round(days * share))
    const known_at = inOfficeHours(plusDays(run.knownFrom, between(chance, 5, 25)), chance)
    const stage = {
      id: newId(),
      plan,
      project: project.key,
      name: `${name}（演示）`,
      starts_on,
      ends_on,
      position,
      made_by: 'demo:coordinator',
      known_at,
    }
    starts_on = ends_on
    const done_on = plusDays(ends_on, slow ? between(chance, 0, 300) : between(chance, -25, -1))
    if (done_on >= run.today || done_on < stage.starts_on) return stage
    const toldOn = done_on < run.knownFrom ? plusDays(run.knownFrom, 26) : done_on
    return { ...stage, done_on, done_by: 'demo:officer', done_at: inOfficeHours(toldOn, chance) }
  })
}

/** Money spent quarter by quarter as time passes, in fen, never more than what is planned. */
export function demoSpendings(plan: string, project: ProjectRecord, run: Run, chance: Chance): NewSpendingRow[] {
  const planned = (project.investmentWan ?? 0) * 10_000 * 100
  const days = daysBetween(run.startsOn, run.endsOn)
  const pace = 0.65 + chance() * 0.3
  const spendings: NewSpendingRow[] = []
  for (let at = 80; at <= days && planned > 0; at += 91) {
    const spent_on = plusDays(run.startsOn, at + between(chance, -10, 10))
    if (spent_on >= run.today) break
    const fen = Math.round(((planned * pace * 91) / days) * (0.8 + chance() * 0.4) * 0.01) * 100
    const toldOn = spent_on < run.knownFrom ? plusDays(run.knownFrom, 26) : spent_on
    const by = { made_by: 'demo:officer', made_name: '演示填报员', known_at: inOfficeHours(toldOn, chance) }
    spendings.push({ id: newId(), plan, project: project.key, spent_on, fen, note: '演示：工程进度款', evidence: [], ...by })
  }
  return spendings
}
