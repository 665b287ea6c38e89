import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import type { ArrivingFile } from '../../../platform/http/upload.ts'
import { DistrictParams, Id } from '../shapes.ts'
import {
  cancelImport,
  getPeopleImport,
  getPeopleImportProgress,
  listPeopleImports,
  setAsideFaults,
  setImportColumns,
  startImport,
} from './actions.ts'
import {
  FaultQuery,
  ImportColumns,
  ImportParams,
  ImportProgress,
  PeopleImport,
  PeopleImportRow,
  UploadQuery,
} from './contract.ts'
import { downloadFaults } from './fault-sheet.ts'
import { importers } from './policy.ts'
import { receiveImport } from './receiving.ts'
import { downloadTemplate } from './template.ts'

const Made = z.object({ id: Id })
const all = '/districts/{district}/people-imports'
const one = `${all}/{id}`

/** Lists of people brought in as sheets, over HTTP. */
export const importingRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'importPeople', method: 'post', path: all, scope: importers, summary: '上传人员名册（xlsx、csv），边收边加密' },
    ...{ params: DistrictParams, query: UploadQuery, reply: Made, status: 201, upload: 'stream', perMinute: 30 },
    run: (ctx, { body, query }) => receiveImport(ctx, body as unknown as ArrivingFile, query.mends),
  }),
  endpoint({
    ...{ id: 'listPeopleImports', method: 'get', path: all, scope: importers, summary: '人员导入记录' },
    ...{ params: DistrictParams, reply: z.object({ imports: z.array(PeopleImportRow) }) },
    run: async (ctx) => ({ imports: await listPeopleImports(ctx) }),
  }),
  endpoint({
    ...{
      id: 'downloadPeopleTemplate',
      method: 'get',
      path: '/districts/{district}/people-import-template',
      scope: importers,
      summary: '下载人员导入模板',
    },
    params: DistrictParams,
    run: (ctx) => downloadTemplate(ctx),
  }),
  endpoint({
    ...{ id: 'getPeopleImport', method: 'get', path: one, scope: importers, summary: '一次人员导入：各列含义与前几行' },
    ...{ params: ImportParams, reply: PeopleImport },
    run: (ctx, { params }) => getPeopleImport(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'getPeopleImportProgress', method: 'get', path: `${one}/progress`, scope: importers, summary: '人员导入的进度' },
    ...{ params: ImportParams, reply: ImportProgress },
    run: (ctx, { params }) => getPeopleImportProgress(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'setImportColumns', method: 'put', path: `${one}/columns`, scope: importers, summary: '指明各列的含义' },
    ...{ params: ImportParams, body: ImportColumns, reply: Made },
    run: (ctx, { params, body }) => setImportColumns(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'startPeopleImport', method: 'post', path: `${one}/start`, scope: importers, summary: '开始导入' },
    ...{ params: ImportParams, reply: Made },
    run: (ctx, { params }) => startImport(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'cancelPeopleImport',
      method: 'post',
      path: `${one}/cancellation`,
      scope: importers,
      summary: '停止导入，已导入的保留',
    },
    ...{ params: ImportParams, reply: Made },
    run: (ctx, { params }) => cancelImport(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'setAsideFaults', method: 'post', path: `${one}/setting-aside`, scope: importers, summary: '未导入的行不再处理' },
    ...{ params: ImportParams, reply: Made },
    run: (ctx, { params }) => setAsideFaults(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'downloadImportFaults',
      method: 'get',
      path: `${one}/faults`,
      scope: importers,
      summary: '下载未导入的行，改好可再上传',
    },
    ...{ params: ImportParams, query: FaultQuery },
    run: (ctx, { params, query }) => downloadFaults(ctx, params.id, query.format),
  }),
]
