import type { CommittedPlanPack, PlanPack } from '../import/pack.ts'
import type { IndicatorTable, ProjectTable, RegisterItemTable, TaskTable } from './tables.ts'

/** What both forms of a pack share: publishing needs the facts only. */
export type AnyPack = PlanPack | CommittedPlanPack

type Facts<Row> = Omit<Row, 'district' | 'plan' | 'key' | 'version' | 'position' | 'known_at' | 'ended_at' | 'withdrawn_reason'>

/** The columns an indicator has in the table, as printed. */
export function indicatorFacts(row: AnyPack['indicators'][number]): Facts<IndicatorTable> {
  return {
    no: row.no,
    domain: row.domain,
    category: row.category,
    name: row.name,
    unit: row.unit,
    base_year: row.baseYear,
    base: row.base,
    base_value: row.baseValue,
    target_year: row.targetYear,
    target: row.target,
    target_op: row.targetOp,
    target_value: row.targetValue,
    target_max: row.targetMax ?? null,
    nature: row.nature,
    lead_names: JSON.stringify(row.leads),
  }
}

export function taskFacts(row: AnyPack['tasks'][number]): Facts<TaskTable> {
  return {
    no: row.no,
    title: row.title,
    path: JSON.stringify(row.path),
    domain: row.domain,
    department_names: JSON.stringify(row.departments),
  }
}

export function projectFacts(row: AnyPack['projects'][number]): Facts<ProjectTable> {
  const years = /^(\d{4})(?:\D+(\d{4}))?/.exec(row.period ?? '')
  return {
    no: row.no,
    name: row.name,
    type: row.type,
    period: row.period,
    starts_on: years ? `${years[1]}-01-01` : null,
    ends_on: years ? `${Number(years[2] ?? years[1]) + 1}-01-01` : null,
    place: row.place,
    investment_wan: row.investmentWan,
    requested_wan: row.requestedWan,
    responsible_names: JSON.stringify(row.responsible),
  }
}

export function registerFacts(row: AnyPack['lists']['policies'][number]): Omit<Facts<RegisterItemTable>, 'register'> {
  return {
    no: row.no,
    category: row.category ?? null,
    name: row.name,
    doc_number: row.docNumber ?? null,
    responsible_names: JSON.stringify(row.responsible),
  }
}
