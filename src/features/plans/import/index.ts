import type { SourceDocument, SourceFormat } from './document.ts'
import type { PlanPack } from './pack.ts'
import { parsePlan } from './parse/plan.ts'
import { readSourceFile } from './read/source-file.ts'

export type { SourceDocument } from './document.ts'
export { CommittedPlanPack, PlanPack } from './pack.ts'
export { parsePlan } from './parse/plan.ts'
export { ImportProblem } from './problem.ts'
export { documentFromText } from './read/txt.ts'
export { reducePack } from './reduce.ts'

/**
 * Reads a plan file and makes its pack. The content decides on the format, `name` and `format` are hints.
 * Throws `ImportProblem` (with a stable code and sentences in Chinese and English) for a file that is no plan.
 */
export async function importPlan(
  bytes: Uint8Array,
  hint: { name?: string; format?: SourceFormat } = {},
): Promise<{ document: SourceDocument; pack: PlanPack }> {
  const document = await readSourceFile({ bytes, ...hint })
  return { document, pack: parsePlan(document) }
}
