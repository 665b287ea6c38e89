import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { type Column, spreadsheet, workbookOf } from '../../../platform/files/workbook.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { chosen } from '../console/board/chosen.ts'
import { chosenTasks } from '../console/tasks/chosen-tasks.ts'
import { listDepartments } from '../departments/actions.ts'
import { getBoard } from '../indicators/actions.ts'
import { listProjects } from '../projects/actions.ts'
import type { Register } from '../projects/contract.ts'
import { getRegister } from '../projects/registers/actions.ts'
import { currentPlan } from '../publishing/current.ts'
import { getQuality } from '../quality/actions.ts'
import { listTasks } from '../tasks/actions.ts'
import { seenAs } from '../tasks/moment.ts'
import { listSupervisions } from '../tasks/supervisions/actions.ts'
import type {
  ExportQuery,
  IndicatorExportQuery,
  QualityExportQuery,
  SupervisionExportQuery,
  TaskExportQuery,
} from './contract.ts'
import { evaluationFacts } from './evaluation/facts.ts'
import { evaluationTitle } from './evaluation/title.ts'
import { writeEvaluation } from './evaluation/write.ts'
import { type FileHead, headLines, isDemo } from './head.ts'
import { departmentColumns } from './sheets/departments.ts'
import { indicatorColumns } from './sheets/indicators.ts'
import { projectColumns, registerColumns } from './sheets/projects.ts'
import { qualityColumns } from './sheets/quality.ts'
import { supervisionColumns, taskColumns } from './sheets/tasks.ts'
import { fileWords } from './words.ts'

const textDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The indicator board of the day as a workbook, with the board's filters. */
export async function exportIndicators(ctx: Context, query: IndicatorExportQuery): Promise<Download> {
  const { indicators } = await getBoard(seen(ctx, query), query.plan)
  return await sheetOf(ctx, query, { list: 'indicators', columns: indicatorColumns, rows: chosen(indicators, query) })
}

/** The task board of the day as a workbook, with the board's filters. */
export async function exportTasks(ctx: Context, query: TaskExportQuery): Promise<Download> {
  const { tasks } = await listTasks(seen(ctx, query), { plan: query.plan })
  return await sheetOf(ctx, query, { list: 'tasks', columns: taskColumns, rows: chosenTasks(tasks, query) })
}

/** The projects of the day with stages and money as a workbook. */
export async function exportProjects(ctx: Context, query: ExportQuery): Promise<Download> {
  const { projects } = await listProjects(seen(ctx, query), { plan: query.plan })
  return await sheetOf(ctx, query, { list: 'projects', columns: projectColumns, rows: projects })
}

/** One of the plan's lists with the status of each item as a workbook. */
export async function exportRegister(ctx: Context, register: Register['register'], query: ExportQuery): Promise<Download> {
  const { items } = await getRegister(seen(ctx, query), register, { plan: query.plan })
  return await sheetOf(ctx, query, { list: register, columns: registerColumns, rows: items })
}

/** Departments and street offices as they are now, with their duties, as a workbook. */
export async function exportDepartments(ctx: Context, query: ExportQuery): Promise<Download> {
  return await sheetOf(ctx, query, {
    list: 'departments',
    columns: departmentColumns,
    rows: await listDepartments(seen(ctx, query)),
  })
}

/** The supervisions of the day as a workbook. */
export async function exportSupervisions(ctx: Context, query: SupervisionExportQuery): Promise<Download> {
  const { plan, department, state } = query
  const { supervisions } = await listSupervisions(seen(ctx, query), { plan, department, state })
  return await sheetOf(ctx, query, { list: 'supervisions', columns: supervisionColumns, rows: supervisions })
}

/** What keeps the day’s numbers from being trusted, as a workbook. */
export async function exportQuality(ctx: Context, query: QualityExportQuery): Promise<Download> {
  const { lines } = await getQuality(seen(ctx, query), { plan: query.plan })
  const rows = lines.filter((line) => query.fault === undefined || line.fault === query.fault)
  return await sheetOf(ctx, query, { list: 'quality', columns: qualityColumns, rows })
}

/** The evaluation report of the day as a text document. Source: the plans’ 中期评估. */
export async function exportEvaluation(ctx: Context, query: ExportQuery): Promise<Download> {
  const words = fileWords[query.lang]
  const facts = await evaluationFacts(seen(ctx, query), query.plan)
  const body = await writeEvaluation({ facts, language: query.lang })
  await recordExport(ctx, 'evaluation', { asOf: facts.head.asOf, plan: facts.planId })
  return { download: { name: `${evaluationTitle(facts, words)} ${facts.head.asOf}.docx`, mediaType: textDocument, body } }
}

// What is exported is read at one instant, whatever the number of transactions.
function seen(ctx: Context, query: ExportQuery): Context {
  const at = seenAs(ctx, query)
  return { ...at, idempotency: undefined, knownAt: at.knownAt ?? ctx.clock.now() }
}

async function sheetOf<Row>(
  ctx: Context,
  query: ExportQuery,
  it: { list: string; columns(words: (typeof fileWords)['zh']): Column<Row>[]; rows: Row[] },
): Promise<Download> {
  const words = fileWords[query.lang]
  const { id, head } = await headOf(seen(ctx, query), query)
  const title = words(`plans.report.list.${it.list}`)
  await recordExport(ctx, it.list, { asOf: head.asOf, plan: id, rows: it.rows.length })
  const body = workbookOf({
    name: title,
    title: `${title}（${it.rows.length}）`,
    notes: headLines(head, words),
    columns: it.columns(words),
    rows: it.rows,
  })
  return { download: { name: `${title} ${head.asOf}.xlsx`, mediaType: spreadsheet, body } }
}

async function headOf(ctx: Context, query: ExportQuery): Promise<{ id: string; head: FileHead }> {
  return await reading(ctx, async (tx) => {
    const { id, title, docNumber, version } = await currentPlan(tx, query.plan)
    const corrected = query.corrected === '1' && tx.asOf !== tx.today
    return { id, head: { plan: { title, docNumber, version }, asOf: tx.asOf, corrected, demo: isDemo(ctx) } }
  })
}

async function recordExport(ctx: Context, file: string, details: Record<string, unknown>): Promise<void> {
  await transaction({ ...ctx, idempotency: undefined }, (tx) => tx.audit('plans.export', file, details))
}
