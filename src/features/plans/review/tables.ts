import type { ColumnType } from 'kysely'
import type { PlanPack } from '../import/pack.ts'
import type { PublishingTables } from '../publishing/tables.ts'

/** A column that is read as `T` and written as JSON text. */
type Json<T> = ColumnType<T, string, string>

/** An import under review: `read_pack` is what the machine read, `pack` what people have made of it since. */
export type ImportTable = {
  district: string
  id: string
  file: string | null
  name: string
  format: string
  text: string
  read_pack: Json<PlanPack>
  pack: Json<PlanPack>
  settled: Json<number[]>
  revision: number
  plan: string | null
  state: 'review' | 'published' | 'withdrawn'
  published_version: number | null
  made_by: string
  made_at: Date
  ended_at: Date | null
  ended_by: string | null
  ended_reason: string | null
}

export type ReviewTables = PublishingTables & {
  'plans.import': ImportTable
  'platform.district': { code: string; name: string; pinyin: string; folder: string }
}
