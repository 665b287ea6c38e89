import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { DistrictParams, Made, Reason, RecordParams } from '../shapes.ts'
import { dropMigration, getMigration, listMigrations, receiveMigration, signMigration } from './actions.ts'
import { MigrationDetail, Migrations, NewMigration } from './contract.ts'

const at = (path: string) => `/districts/{district}/${path}`
const scope = ['department_officer'] as const
const one = { scope, params: RecordParams } as const

/** Bringing records over from an older system, over HTTP. */
export const migrationRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'receiveMigration',
      method: 'post',
      scope,
      path: at('session-migrations'),
      summary: '上线迁移：导入已用次数、剩余次数或排队，先核对、后签认',
    },
    ...{ params: DistrictParams, body: NewMigration, reply: Made, status: 201, upload: true, perMinute: 60 },
    run: (ctx, { body }) => receiveMigration(ctx, body as unknown as { fields: NewMigration; files: UploadedFile[] }),
  }),
  endpoint({
    ...{ id: 'listMigrations', method: 'get', scope, path: at('session-migrations'), summary: '导入的迁移清单及核对结果' },
    ...{ params: DistrictParams, reply: Migrations },
    run: (ctx) => listMigrations(ctx),
  }),
  endpoint({
    ...{
      id: 'getMigration',
      method: 'get',
      ...one,
      path: at('session-migrations/{id}'),
      summary: '一次迁移：错行与将要写入的内容',
    },
    reply: MigrationDetail,
    run: (ctx, { params }) => getMigration(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'signMigration',
      method: 'post',
      ...one,
      path: at('session-migrations/{id}/signature'),
      summary: '由另一名经办人签认，随即生效',
    },
    reply: Made,
    run: (ctx, { params }) => signMigration(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'dropMigration',
      method: 'post',
      ...one,
      path: at('session-migrations/{id}/withdrawal'),
      summary: '放弃一次尚未生效的迁移',
    },
    ...{ body: Reason, reply: Made },
    run: (ctx, { params, body }) => dropMigration(ctx, params.id, body),
  }),
]
