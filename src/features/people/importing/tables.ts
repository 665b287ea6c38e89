import type { ColumnMeaning, ImportState } from './shapes.ts'

/** What is known of the columns once the file has been read. */
export type ReadColumns = { headerRow?: number; headings?: string[]; columns?: ColumnMeaning[] }

export type ImportTable = {
  district: string
  id: string
  file_name: string
  media_type: string
  bytes: number
  sha256: string
  state: ImportState
  scope: string
  columns: ReadColumns
  source: string
  rows_total: number | null
  rows_done: number
  added: number
  changed: number
  same: number
  bad: number
  parts: number
  parts_done: number
  failure: string | null
  failure_details: Record<string, unknown>
  mends: string | null
  set_aside_at: Date | null
  made_by: string
  made_by_name: string
  made_at: Date
  started_at: Date | null
  finished_at: Date | null
}

export type ImportTables = {
  'people.import': ImportTable
  'people.import_part': { district: string; import: string; part: number; sealed: Buffer }
  'people.import_rows': {
    district: string
    import: string
    part: number
    first_row: number
    row_count: number
    sealed: Buffer
  }
  'people.import_fault': {
    district: string
    import: string
    row: number
    position: number
    field: string
    reason: string
    expected: string | null
  }
}
