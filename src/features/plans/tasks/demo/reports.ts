import { plusDays } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Chance } from '../../demo/chance.ts'
import { lastFinishedQuarter, quarterEnd, quarterOf, quartersBetween } from '../quarters.ts'
import type { ReportState } from '../rules.ts'
import type { insertReports, TaskRecord } from '../store.ts'
import { between, earliest, inOfficeHours, oneOf, type Season } from './season.ts'

type NewReport = Parameters<typeof insertReports>[1][number]

const sentences: Record<ReportState, readonly string[]> = {
  on_track: ['已按年度计划推进，节点按期办结。', '本季度召开专题会一次，工作按序推进。', '相关点位已完成选址，正在办理手续。'],
  difficult: ['场地和资金尚未完全落实，正在协调。', '部分街镇进度偏慢，已上门督促。', '专业人员不足，招录仍在进行。'],
  stopped: ['因上级政策调整，工作暂停，待新口径明确后继续。'],
  done: ['任务已全部完成，转入日常管理。'],
}

/** Quarter by quarter what the leads of a task reported: mostly on track, some in difficulty, now and then nothing, now and then corrected. */
export function demoReports(plan: string, task: TaskRecord, season: Season, chance: Chance, evidence: string): NewReport[] {
  const quarters = quartersBetween(quarterOf(season.from), lastFinishedQuarter(plusDays(season.until, 1)))
  const mood = chance()
  const last = quarters.at(-1)
  return task.duties.flatMap((duty) => {
    const reports = duty.role === 'lead' ? 0.94 : duty.role === 'support' ? 0.12 : 0.03
    const said: NewReport[] = []
    for (const quarter of quarters) {
      if (chance() > (quarter === last && duty.role === 'lead' ? 0.78 : reports)) continue
      const state: ReportState =
        mood > 0.93 && quarter === last
          ? 'done'
          : chance() < (mood < 0.25 ? 0.45 : 0.08)
            ? 'difficult'
            : mood < 0.03
              ? 'stopped'
              : 'on_track'
      const after = plusDays(quarterEnd(quarter), between(chance, 2, 13))
      const toldOn = season.over ? after : earliest(after, season.until)
      const known_at = inOfficeHours(toldOn, chance)
      const by = { reported_by: 'demo:officer', reported_name: '演示填报员' }
      const text = `演示：${quarter.replace('Q', '年第')}季度，${duty.name}围绕“${task.title}”开展工作。${oneOf(chance, sentences[state])}`
      const report = {
        id: newId(),
        plan,
        task: task.key,
        department: duty.id,
        quarter,
        state,
        text,
        evidence: chance() < 0.2 ? [evidence] : [],
        ...by,
        known_at,
      }
      said.push(report)
      if (chance() < 0.03 && known_at.getTime() + 5 * 86_400_000 < Date.parse(season.until))
        said.push({
          ...report,
          id: newId(),
          text: `${text}（演示：更正）`,
          known_at: new Date(known_at.getTime() + 4 * 86_400_000),
        })
    }
    return said
  })
}
