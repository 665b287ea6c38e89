import type { Context } from '../../../platform/context.ts'
import type { Words } from '../../../platform/words/words.ts'

/** What every file says of itself: the plan, its version, the day, and whether the data is a demonstration. */
export type FileHead = {
  plan: { title: string; docNumber: string | null; version: number }
  asOf: string
  corrected: boolean
  demo: boolean
}

/** Whether what is shown is a demonstration: its clock does not show real time. */
export const isDemo = (ctx: Context): boolean => ctx.clock.offsetDays !== 0

/** The lines below a file's title. */
export function headLines({ plan, asOf, corrected, demo }: FileHead, words: Words): string[] {
  const document = [plan.title, plan.docNumber, words('plans.report.version', { version: plan.version })]
    .filter(Boolean)
    .join(' · ')
  const day = words(corrected ? 'plans.report.as_of_corrected' : 'plans.report.as_of', { day: asOf })
  return [document, ...(demo ? [`${day} · ${words('plans.report.demo')}`] : [day])]
}
