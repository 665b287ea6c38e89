import type { ColumnType } from 'kysely'
import type { NewClause, PolicyHead, policyKinds, policyLevels } from './contract.ts'

/** A column that is read as `T` and written as JSON text. */
type Json<T> = ColumnType<T, string, string>

export type PolicyTable = {
  district: string
  id: string
  number: string | null
  title: string
  issuer: string | null
  level: (typeof policyLevels)[number]
  kind: (typeof policyKinds)[number]
  plan: string | null
  made_at: Date
}

export type PolicyVersionTable = {
  district: string
  policy: string
  version: number
  number: string | null
  title: string
  issuer: string | null
  issued_on: string | null
  valid_from: string
  valid_to: string | null
  replaces: string | null
  plan_version: number | null
  source: string
  clauses: number
  whole: boolean
  content_hash: string
  origin: 'file' | 'local'
  published_at: Date
  published_by: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

export type PolicyClauseTable = {
  district: string
  policy: string
  version: number
  ordinal: number
  place: string
  path: Json<string[]>
  heading: string | null
  text: string
  kind: NewClause['kind']
}

export type PolicyTokenTable = {
  district: string
  token: string
  policy: string
  version: number
  clauses: number[]
  times: number[]
}

export type PolicyDraftTable = {
  district: string
  id: string
  file: string | null
  name: string
  format: string
  text: string
  head: Json<PolicyHead>
  clauses: Json<NewClause[]>
  revision: number
  state: 'review' | 'published' | 'withdrawn'
  policy: string | null
  published_version: number | null
  made_by: string
  made_name: string
  made_at: Date
  ended_at: Date | null
  ended_by: string | null
  ended_reason: string | null
}

export type PolicyTables = {
  'plans.policy': PolicyTable
  'plans.policy_version': PolicyVersionTable
  'plans.policy_clause': PolicyClauseTable
  'plans.policy_token': PolicyTokenTable
  'plans.policy_draft': PolicyDraftTable
}
