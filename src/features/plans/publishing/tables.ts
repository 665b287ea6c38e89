/** The tables of this feature as kysely sees them; each room names the ones it uses. */

export type DepartmentTable = {
  district: string
  id: string
  name: string
  english: string | null
  kind: string
  /** Of a street office: its street's code. */
  area: string | null
  /** Of a group of street offices: their ids. */
  members: string | null
  position: number
  withdrawn_at: Date | null
  withdrawn_reason: string | null
}

export type AliasTable = { district: string; alias: string; department: string; known_at: Date; set_by: string }

export type PlanTable = {
  district: string
  id: string
  slug: string
  period_start: number | null
  period_end: number
  known_at: Date
}

export type PlanVersionTable = {
  district: string
  plan: string
  version: number
  origin: 'file' | 'local'
  content_hash: string
  title: string | null
  doc_number: string | null
  issuer: string | null
  issued_on: string | null
  /** The last year this version prints. */
  period_end: number
  pack: string
  published_at: Date
  published_by: string
}

/** What every row that a version prints has in common: from which version, when known, when superseded or struck. */
export type PrintedRow = {
  district: string
  plan: string
  key: string
  version: number
  position: number
  known_at: Date
  ended_at: Date | null
  withdrawn_reason: string | null
}

export type IndicatorTable = PrintedRow & {
  no: number | null
  domain: string
  category: string | null
  name: string
  unit: string | null
  base_year: number | null
  base: string | null
  base_value: number | null
  target_year: number | null
  target: string | null
  target_op: string
  target_value: number | null
  target_max: number | null
  nature: string | null
  lead_names: string
}

export type TaskTable = PrintedRow & { no: string | null; title: string; path: string; domain: string; department_names: string }

export type ProjectTable = PrintedRow & {
  no: number | null
  name: string
  type: string | null
  period: string | null
  starts_on: string | null
  ends_on: string | null
  place: string | null
  investment_wan: number | null
  requested_wan: number | null
  responsible_names: string
}

export type RegisterItemTable = PrintedRow & {
  register: string
  no: number | null
  category: string | null
  name: string
  doc_number: string | null
  responsible_names: string
}

export type LeadTable = {
  district: string
  plan: string
  key: string
  department: string
  position: number
  assigned: boolean
  known_at: Date
  set_by: string
  ended_at: Date | null
}

export type DutyTable = {
  district: string
  plan: string
  task: string
  department: string
  role: 'lead' | 'support' | 'implement'
  position: number
  /** Said by the coordinator: a later version of the document does not undo it. */
  assigned?: boolean
  known_at: Date
  set_by: string
  ended_at: Date | null
}

export type DefinitionTable = {
  district: string
  plan: string
  key: string
  version: number
  kind: string
  settings: string
  unsure: string | null
  origin: 'file' | 'local'
  content_hash: string
  known_at: Date
  set_by: string
}

export type PublishingTables = {
  'plans.department': DepartmentTable
  'plans.department_alias': AliasTable
  'plans.plan': PlanTable
  'plans.plan_version': PlanVersionTable
  'plans.indicator': IndicatorTable
  'plans.task': TaskTable
  'plans.project': ProjectTable
  'plans.register_item': RegisterItemTable
  'plans.indicator_lead': LeadTable
  'plans.task_duty': DutyTable
  'plans.indicator_definition': DefinitionTable
}
