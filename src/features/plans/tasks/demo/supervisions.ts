import { plusDays } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Chance } from '../../demo/chance.ts'
import type { TaskRecord } from '../store.ts'
import type { NewSupervisionRow } from '../supervisions/store.ts'
import { inOfficeHours, oneOf, type Season } from './season.ts'

/** How long ago each was issued, in days before the season's last day, when it was due, and what became of it. */
const stories = [
  { ago: 12, due: 20, fate: 'open', title: '尽快补报上季度进展', text: '请说明未按时报送的原因，并补报进展和佐证材料。' },
  { ago: 40, due: -6, fate: 'open', title: '节点逾期未办结', text: '请逐项说明逾期节点的原因和完成时限。' },
  { ago: 33, due: -3, fate: 'answered', title: '佐证材料与进展不符', text: '请核对已上传材料，补充现场照片或签收单。' },
  { ago: 150, due: -125, fate: 'closed', title: '年度任务滞后', text: '请提出追赶措施，按周报送进度。' },
  { ago: 260, due: -240, fate: 'closed', title: '数据口径不一致', text: '请与统计口径核对后重新填报。' },
  { ago: 90, due: -70, fate: 'withdrawn', title: '重复报送同一事项', text: '请说明两次报送的差异。' },
] as const

/** A few supervision orders in every state, and one decision of a meeting; for a plan that is over only those that came to an end. */
export function demoSupervisions(
  plan: string,
  tasks: readonly TaskRecord[],
  season: Season,
  chance: Chance,
): NewSupervisionRow[] {
  const led = tasks.filter((task) => task.duties.some((duty) => duty.role === 'lead'))
  if (led.length === 0) return []
  return stories
    .filter((story) => !season.over || story.fate === 'closed' || story.fate === 'withdrawn')
    .map((story, at) => {
      const task = oneOf(chance, led)
      const department = (task.duties.find((duty) => duty.role === 'lead') as { id: string }).id
      const day = (ago: number) => plusDays(season.until, -ago)
      const about =
        at === 4
          ? { subject_kind: 'meeting' as const, subject: '“一老一小”工作联席会议（演示）' }
          : { subject_kind: 'task' as const, subject: task.key }
      const issued = {
        issued_by: 'demo:coordinator',
        issued_name: '演示统筹员',
        issued_at: inOfficeHours(day(story.ago), chance),
      }
      const order = {
        id: newId(),
        plan,
        ...about,
        department,
        title: `${story.title}（演示）`,
        text: `演示：${story.text}`,
        due_on: plusDays(season.until, story.due),
      }
      return { ...order, ...issued, ...fateOf(story, day, chance) }
    })
}

function fateOf(
  { fate, ago }: (typeof stories)[number],
  day: (ago: number) => string,
  chance: Chance,
): Partial<NewSupervisionRow> {
  if (fate === 'open') return {}
  const at = (share: number) => inOfficeHours(day(Math.round(ago * share)), chance)
  if (fate === 'withdrawn')
    return { withdrawn_at: at(0.9), withdrawn_by: 'demo:coordinator', withdrawn_reason: '演示：经核实为同一事项' }
  const answered = {
    answer: '演示：已逐项核对，原因和整改措施见附件说明。',
    answered_by: 'demo:officer',
    answered_name: '演示填报员',
    answered_at: at(0.85),
  }
  if (fate === 'answered') return answered
  return {
    ...answered,
    closed_by: 'demo:coordinator',
    closed_name: '演示统筹员',
    closed_at: at(0.8),
    closing_note: '演示：已核实',
  }
}
