import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { DesignationFileQuery } from '../designations/contract.ts'
import { FacilityFileQuery } from '../facilities/contract.ts'
import { keepers, readers } from '../policy.ts'
import { DistrictParams, FileQuery, Id, SheetQuery, SheetReport, Why } from '../shapes.ts'
import { exportBeds, exportClasses, exportDesignations, exportFacilities, exportOrganizations } from './exporting.ts'
import { importBeds, importFacilities } from './importing.ts'
import { undoBedImport, undoFacilityImport } from './undoing.ts'

const at = (path: string) => `/districts/{district}/${path}`
const file = { method: 'get', scope: readers, params: DistrictParams } as const
const sheet = {
  method: 'post',
  scope: keepers,
  params: DistrictParams,
  query: SheetQuery,
  body: z.object({}),
  reply: SheetReport,
  status: 201,
  upload: true,
} as const
const UndoneImport = z.object({ facilities: z.array(Id).min(1).max(2000), reason: Why })
const UndoneBeds = UndoneImport.extend({ enteredAt: z.iso.datetime({ error: 'the moment of the import' }) })
const isDry = ({ dry }: z.infer<typeof SheetQuery>) => dry !== undefined
const filesOf = (body: unknown) => body as { files: UploadedFile[] }

/** Lists as workbooks, and small sheets of facilities and beds in. */
export const sheetRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'importFacilities', ...sheet, path: at('facility-imports'), summary: '从表格导入设施，错行逐一指出；可先试算' },
    run: (ctx, { body, query }) => importFacilities(ctx, filesOf(body), isDry(query)),
  }),
  endpoint({
    ...{ id: 'importBeds', ...sheet, path: at('bed-imports'), summary: '从表格导入床位，错行逐一指出；可先试算' },
    run: (ctx, { body, query }) => importBeds(ctx, filesOf(body), isDry(query)),
  }),
  endpoint({
    ...{ id: 'undoFacilityImport', method: 'post', path: at('facility-imports/undoing'), scope: keepers },
    ...{ summary: '把一次导入的设施整批撤回，须说明理由', params: DistrictParams, status: 201 },
    ...{ body: UndoneImport, reply: z.object({ withdrawn: z.number() }) },
    run: (ctx, { body }) => undoFacilityImport(ctx, body),
  }),
  endpoint({
    ...{ id: 'undoBedImport', method: 'post', path: at('bed-imports/undoing'), scope: keepers },
    ...{ summary: '把一次导入的床位整批撤回，须说明理由', params: DistrictParams, status: 201 },
    ...{ body: UndoneBeds, reply: z.object({ withdrawn: z.number() }) },
    run: (ctx, { body }) => undoBedImport(ctx, body),
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
