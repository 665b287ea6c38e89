import type { SourceDocument, SourceFormat } from './document.ts'
import type { PlanPack } from './pack.ts'
import { readPlanFile } from './read/source-file.ts'

export type { SourceDocument } from './document.ts'
export { CommittedPlanPack, PlanPack } from './pack.ts'
export { parsePlan } from './parse/plan.ts'
export { ImportProblem } from './problem.ts'
export { documentFromText } from './read/txt.ts'
export { stopReading, warmUpReading } from './read/worker-pool.ts'
export { reducePack } from './reduce.ts'

/**
 * Reads a plan file and makes its pack, both in a thread of its own. The content decides on the format, `name` and `format` are hints.
 * Throws `ImportProblem` (with a stable code and sentences in Chinese and English) for a file that is no plan, or that takes
 * more than some seconds or too much memory.
 */
export async function importPlan(
  bytes: Uint8Array,
  hint: { name?: string; format?: SourceFormat } = {},
): Promise<{ document: SourceDocument; pack: PlanPack }> {
  return readPlanFile({ bytes, ...hint })
}
