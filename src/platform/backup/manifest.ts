import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CommandProblem } from '../command-problem.ts'

/** One file of a backup: the rows of a table, those of one district or (`district` null) those of the installation. */
const TablePart = z.object({
  table: z.string(),
  district: z.string().nullable(),
  file: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  /** Of the unpacked content: rows by primary key in PostgreSQL's COPY text format. */
  sha256: z.string().length(64),
})
export type TablePart = z.infer<typeof TablePart>

const Manifest = z.object({
  format: z.literal('yiyu-backup/1'),
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ key: z.string(), hash: z.string() })),
  /** How many files' bytes lie in S3 and so are not in here. */
  filesInS3: z.number().int(),
  parts: z.array(TablePart),
})

/** What a backup holds: which schema, and which rows with their number and hash. */
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = 'manifest.json'

/** Reads the manifest of a backup folder; says so when the folder holds none. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => {
    throw new CommandProblem(
      `${folder} 里没有 ${manifestFile}，不是完整的备份。\n${folder} holds no ${manifestFile}: it is not a complete backup.`,
    )
  })
  const parsed = Manifest.safeParse(asJson(text))
  if (!parsed.success) throw new CommandProblem(`${manifestFile}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
