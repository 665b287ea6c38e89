import type { PublishingTables } from '../publishing/tables.ts'

/** A reported value; its period is half-open, the day it stands for is the one before `ends_on`. */
export type ValueTable = {
  district: string
  id: string
  plan: string
  key: string
  starts_on: string
  ends_on: string
  value: number | null
  verdict: 'met' | 'not_met' | null
  note: string
  evidence: string
  department: string | null
  reported_by: string
  reported_name: string
  reported_at: Date
  state: 'reported' | 'approved' | 'rejected' | 'withdrawn'
  decided_by: string | null
  decided_name: string | null
  decided_at: Date | null
  decided_reason: string | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
  withdrawn_reason: string | null
}

export type TargetTable = {
  district: string
  id: string
  plan: string
  key: string
  op: string
  value: number | null
  value_max: number | null
  text: string
  document: string
  valid_from: string
  known_at: Date
  set_by: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

export type BaseTable = { district: string; plan: string; key: string; value: string; known_at: Date; set_by: string }

export type IndicatorTables = PublishingTables & {
  'plans.indicator_value': ValueTable
  'plans.indicator_target': TargetTable
  'plans.indicator_base': BaseTable
}
