import { type Counter, type CountQuestion, counter } from '../../../platform/counters/counter.ts'
import { countRows, listRows, milestonesDue, supervisionsOpen, tasksLed } from './counting/store.ts'

type Source = ReturnType<typeof supervisionsOpen>
type About = Pick<Counter, 'key' | 'over' | 'name' | 'unit'>

/** What indicators may count of the plan's own tasks. Filters: `department` for milestones and supervisions, `domain` for tasks. */
export const taskCounters: Counter[] = [
  counted(
    { key: 'plans.tasks_led', over: 'day', name: { zh: '有牵头部门的任务', en: 'tasks that somebody leads' }, unit: '项' },
    ['domain'],
    (question) => tasksLed(question, false),
  ),
  counted(
    {
      key: 'plans.tasks_reported',
      over: 'day',
      name: { zh: '按季报送进展的任务', en: 'tasks reported for the last quarter' },
      unit: '项',
    },
    ['domain'],
    (question) => tasksLed(question, true),
  ),
  counted(
    { key: 'plans.milestones_due', over: 'period', name: { zh: '到期节点', en: 'milestones due' }, unit: '个' },
    ['department'],
    (question) => milestonesDue(question, false),
  ),
  counted(
    {
      key: 'plans.milestones_done',
      over: 'period',
      name: { zh: '到期且已完成的节点', en: 'milestones due and done' },
      unit: '个',
    },
    ['department'],
    (question) => milestonesDue(question, true),
  ),
  counted(
    { key: 'plans.supervisions_open', over: 'day', name: { zh: '未销号的督办', en: 'open supervisions' }, unit: '件' },
    ['department'],
    supervisionsOpen,
  ),
]

function counted(about: About, filters: readonly string[], source: (question: CountQuestion) => Source): Counter {
  const checked = (question: CountQuestion): Source => {
    const unknown = Object.keys(question.filter).filter((name) => !filters.includes(name))
    if (unknown.length > 0)
      throw new Error(`the counter '${about.key}' knows no filter ${unknown.join(', ')}; expected ${filters.join(', ')}`)
    return source(question)
  }
  return counter({
    ...about,
    refreshOn: ['plans.task_changed', 'plans.published'],
    count: (db, question) => countRows(db, checked(question)),
    rows: (tx, question, page) => listRows(tx, checked(question), page),
  })
}
