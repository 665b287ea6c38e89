import { extensions } from '../../../platform/files/accepted.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { Problem } from '../../../platform/problem.ts'
import { ImportProblem, importPlan, type PlanPack } from '../import/index.ts'
import { storable, storableText } from './storable.ts'

/** What an import keeps of a document. */
export type ReadPlan = { document: { format: string; text: string }; pack: PlanPack }

/** Reads a plan file in a thread of its own; a refusal of the importer becomes 422 with its code, and its sentences in `zh` and `en`. */
export async function readPlanFile({ name, content }: UploadedFile): Promise<ReadPlan> {
  try {
    const { document, pack } = await importPlan(new Uint8Array(content), { name })
    return { document: { format: document.format, text: storableText(document.text) }, pack: storable(pack) }
  } catch (error) {
    if (error instanceof ImportProblem) throw new Problem(422, error.code, { zh: error.zh, en: error.en })
    throw error
  }
}

/** The media types a file of a format may turn out to have. Text in UTF-16 is no type of its own: the importer has proved that it can be read. */
export function acceptedTypes(format: string): readonly string[] {
  const text = ['text/plain', 'text/csv', 'text/html', 'application/xml', 'application/octet-stream']
  return format === 'txt' || format === 'html'
    ? text
    : Object.keys(extensions).filter((type) => extensions[type]?.includes(format))
}
