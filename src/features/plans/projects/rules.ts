/** A stage as the rules see it, half-open [startsOn, endsOn). */
export type StageDays = { name: string; startsOn: string; endsOn: string; doneOn: string | null; withdrawnReason: string | null }

/** A stage is late when its end is past and it is not done: on its end day it is, the day before not yet. */
export function isLate(stage: StageDays, day: string): boolean {
  return stage.withdrawnReason === null && stage.doneOn === null && stage.endsOn <= day
}

/** The stage a project is in: the first that has begun and is not done. Null before the first, between two, and after the last. */
export function stageOn(stages: readonly StageDays[], day: string): string | null {
  const running = stages.filter((stage) => stage.withdrawnReason === null && stage.doneOn === null && stage.startsOn <= day)
  return running.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))[0]?.name ?? null
}
