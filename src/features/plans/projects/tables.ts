import type { ProjectTable, RegisterItemTable } from '../publishing/tables.ts'
import type { Json, Withdrawable } from '../tasks/tables.ts'
import type { registerStates } from './contract.ts'

export type StageTable = Withdrawable & {
  district: string
  id: string
  plan: string
  project: string
  name: string
  starts_on: string
  ends_on: string
  done_on: string | null
  position: number
  made_by: string
  known_at: Date
  done_by: string | null
  done_at: Date | null
}

export type SpendingTable = Withdrawable & {
  district: string
  id: string
  plan: string
  project: string
  spent_on: string
  fen: number
  note: string
  evidence: Json<string[]>
  made_by: string
  made_name: string
  known_at: Date
}

export type RegisterStatusTable = {
  district: string
  id: string
  plan: string
  register: string
  item: string
  state: (typeof registerStates)[number]
  note: string
  evidence: Json<string[]>
  set_by: string
  set_name: string
  known_at: Date
}

export type ProjectTables = {
  'plans.project': ProjectTable
  'plans.project_stage': StageTable
  'plans.project_spending': SpendingTable
  'plans.register_item': RegisterItemTable
  'plans.register_status': RegisterStatusTable
}
