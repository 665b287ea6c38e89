import type { ColumnType } from 'kysely'
import type { DepartmentTable, DutyTable, IndicatorTable, ProjectTable, TaskTable } from '../publishing/tables.ts'
import type { dutyRoles, reportStates } from './contract.ts'

/** A jsonb column: written as text, read as what it holds. */
export type Json<T> = ColumnType<T, string, string>

/** Withdrawn with a reason, never deleted. */
export type Withdrawable = { withdrawn_at: Date | null; withdrawn_by: string | null; withdrawn_reason: string | null }

export type MilestoneTable = Withdrawable & {
  district: string
  id: string
  plan: string
  task: string
  department: string | null
  title: string
  due_on: string
  done_on: string | null
  evidence: Json<string[]>
  made_by: string
  made_name: string
  known_at: Date
  done_by: string | null
  done_name: string | null
  done_at: Date | null
}

export type TaskReportTable = {
  district: string
  id: string
  plan: string
  task: string
  department: string
  quarter: string
  state: (typeof reportStates)[number]
  text: string
  evidence: Json<string[]>
  reported_by: string
  reported_name: string
  known_at: Date
}

export type TaskLinkTable = {
  district: string
  plan: string
  task: string
  indicator: string
  known_at: Date
  set_by: string
  ended_at: Date | null
}

export type SupervisionTable = Withdrawable & {
  district: string
  id: string
  plan: string
  subject_kind: 'task' | 'indicator' | 'project' | 'meeting'
  subject: string
  department: string
  title: string
  text: string
  issued_by: string
  issued_name: string
  issued_at: Date
  due_on: string
  answer: string | null
  answer_evidence: Json<string[]>
  answered_by: string | null
  answered_name: string | null
  answered_at: Date | null
  closed_by: string | null
  closed_name: string | null
  closed_at: Date | null
  closing_note: string | null
}

export type TaskTables = {
  'plans.department': DepartmentTable
  'plans.indicator': IndicatorTable
  'plans.project': ProjectTable
  'plans.task': TaskTable
  'plans.task_duty': DutyTable & { assigned: boolean; role: (typeof dutyRoles)[number] }
  'plans.task_link': TaskLinkTable
  'plans.task_report': TaskReportTable
  'plans.milestone': MilestoneTable
  'plans.supervision': SupervisionTable
}
