import type { Section } from './outline.ts'

/** What a chapter is about: goals, tasks, safeguards, or none of these (background, principles, annexes). */
export type ChapterKind = 'goals' | 'tasks' | 'safeguards' | 'other'

/** The kind a heading announces; a chapter with an unknown title holds tasks, since many plans name each chapter after its topic. */
export function chapterKind(section: Section): ChapterKind {
  const title = section.title
  if (section.rank < 0) return 'other'
  if (/附则|附件|附表|清单$|一览表|分工表|名词解释|编制说明|适用范围|制定依据/.test(title)) return 'other'
  if (/(?:重点|主要|工作|具体|建设|目标)?任务|举措|重点工作|行动计划/.test(title) && !/完成情况/.test(title)) return 'tasks'
  if (/保障|机制|组织(?:领导|实施)|实施要求|工作要求|监督|督导|考核|推进实施|强化实施|规划实施/.test(title))
    return isChapter(section) ? 'safeguards' : 'tasks'
  if (/目标|指标/.test(title) && !/责任/.test(title)) return 'goals'
  if (/背景|基础|现状|形势|意义|总体|思想|原则|理念|趋势|成效|问题|挑战|机遇|回顾|总则|规划依据|概况/.test(title)) return 'other'
  return 'tasks'
}

/** The top heading above a section, itself where it is one. */
export function chapterOf(section: Section): Section {
  return section.parent && !isChapter(section) ? chapterOf(section.parent) : section
}

/** Whether nothing but an annex stands above a section. */
export function isChapter(section: Section): boolean {
  return section.parent === null || section.parent.rank < 0
}
