import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { DesignationFileQuery } from '../designations/contract.ts'
import { FacilityFileQuery } from '../facilities/contract.ts'
import { keepers, readers } from '../policy.ts'
import { DistrictParams, FileQuery, SheetReport } from '../shapes.ts'
import { exportBeds, exportClasses, exportDesignations, exportFacilities, exportOrganizations } from './exporting.ts'
import { importBeds, importFacilities } from './importing.ts'

const at = (path: string) => `/districts/{district}/${path}`
const file = { method: 'get', scope: readers, params: DistrictParams } as const
const sheet = {
  method: 'post',
  scope: keepers,
  params: DistrictParams,
  body: z.object({}),
  reply: SheetReport,
  status: 201,
  upload: true,
} as const
const filesOf = (body: unknown) => body as { files: UploadedFile[] }

/** Lists as workbooks, and small sheets of facilities and beds in. */
export const sheetRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'importFacilities', ...sheet, path: at('facility-imports'), summary: '从表格导入设施，错行逐一指出' },
    run: (ctx, { body }) => importFacilities(ctx, filesOf(body)),
  }),
  endpoint({
    ...{ id: 'importBeds', ...sheet, path: at('bed-imports'), summary: '从表格导入床位，错行逐一指出' },
    run: (ctx, { body }) => importBeds(ctx, filesOf(body)),
  }),
  endpoint({
    ...{ id: 'exportFacilities', ...file, path: at('facilities.xlsx'), summary: '导出设施台账', query: FacilityFileQuery },
    run: (ctx, { query }) => exportFacilities(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportBeds', ...file, path: at('beds.xlsx'), summary: '导出床位台账', query: FileQuery },
    run: (ctx, { query }) => exportBeds(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportClasses', ...file, path: at('classes.xlsx'), summary: '导出托位台账', query: FileQuery },
    run: (ctx, { query }) => exportClasses(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportDesignations', ...file, path: at('designations.xlsx'), summary: '导出命名台账', query: DesignationFileQuery },
    run: (ctx, { query }) => exportDesignations(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportOrganizations', ...file, path: at('organizations.xlsx'), summary: '导出经营主体名录', query: FileQuery },
    run: (ctx, { query }) => exportOrganizations(ctx, query),
  }),
]
