import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { DistrictParams } from '../shapes.ts'
import { readers } from '../tasks/policy.ts'
import {
  exportDepartments,
  exportEvaluation,
  exportIndicators,
  exportProjects,
  exportQuality,
  exportRegister,
  exportSupervisions,
  exportTasks,
} from './actions.ts'
import {
  ExportQuery,
  IndicatorExportQuery,
  QualityExportQuery,
  RegisterExportParams,
  SupervisionExportQuery,
  TaskExportQuery,
} from './contract.ts'

const district = '/districts/{district}'

/** Every list as a workbook, and the evaluation report, of any day. */
export const reportRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'exportIndicators', method: 'get', path: `${district}/indicators.xlsx`, scope: readers, summary: '导出指标总表' },
    ...{ params: DistrictParams, query: IndicatorExportQuery },
    run: (ctx, { query }) => exportIndicators(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportTasks', method: 'get', path: `${district}/tasks.xlsx`, scope: readers, summary: '导出任务台账' },
    ...{ params: DistrictParams, query: TaskExportQuery },
    run: (ctx, { query }) => exportTasks(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportProjects', method: 'get', path: `${district}/projects.xlsx`, scope: readers, summary: '导出项目台账' },
    ...{ params: DistrictParams, query: ExportQuery },
    run: (ctx, { query }) => exportProjects(ctx, query),
  }),
  endpoint({
    ...{
      id: 'exportRegister',
      method: 'get',
      path: `${district}/registers/{register}.xlsx`,
      scope: readers,
      summary: '导出一张清单',
    },
    ...{ params: RegisterExportParams, query: ExportQuery },
    run: (ctx, { params, query }) => exportRegister(ctx, params.register, query),
  }),
  endpoint({
    ...{ id: 'exportDepartments', method: 'get', path: `${district}/departments.xlsx`, scope: readers, summary: '导出责任部门' },
    ...{ params: DistrictParams, query: ExportQuery },
    run: (ctx, { query }) => exportDepartments(ctx, query),
  }),
  endpoint({
    ...{
      id: 'exportSupervisions',
      method: 'get',
      path: `${district}/supervisions.xlsx`,
      scope: readers,
      summary: '导出督办台账',
    },
    ...{ params: DistrictParams, query: SupervisionExportQuery },
    run: (ctx, { query }) => exportSupervisions(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportQuality', method: 'get', path: `${district}/quality.xlsx`, scope: readers, summary: '导出数据质量清单' },
    ...{ params: DistrictParams, query: QualityExportQuery },
    run: (ctx, { query }) => exportQuality(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportEvaluation', method: 'get', path: `${district}/evaluation.docx`, scope: readers, summary: '生成评估报告' },
    ...{ params: DistrictParams, query: ExportQuery },
    run: (ctx, { query }) => exportEvaluation(ctx, query),
  }),
]
