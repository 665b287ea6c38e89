import { z } from 'zod'
import { transaction } from '../database/transaction.ts'
import { endpoint } from '../http/endpoint.ts'
import type { UploadedFile } from '../http/upload.ts'
import { Problem } from '../problem.ts'
import { recordsNaming } from './records-store.ts'

const KeptFile = z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), bytes: z.number(), sha256: z.string() })

/** Evidence goes up first and is named by id afterwards, so that the report itself stays small and can be repeated safely. */
export const fileRoutes = [
  endpoint({
    id: 'keepFile',
    method: 'post',
    path: '/districts/{district}/files',
    scope: 'staff',
    summary: '上传一个文件，作为佐证',
    upload: true,
    status: 201,
    reply: KeptFile,
    run: async (ctx, { body }) => {
      const [file] = (body as unknown as { files: UploadedFile[] }).files
      if (!file) throw new Problem(400, 'invalid_request', { expected: 'file' })
      return await transaction(ctx, async (tx) => {
        const kept = await ctx.files.save(tx, file)
        await tx.audit('files.keep', kept.id, { mediaType: kept.mediaType, bytes: kept.bytes })
        return kept
      })
    },
  }),
  endpoint({
    id: 'downloadFile',
    method: 'get',
    path: '/districts/{district}/files/{id}',
    scope: ['street_officer', 'department_officer', 'coordinator', 'auditor', 'administrator'],
    summary: '下载一个文件',
    params: z.object({ district: z.string(), id: z.uuid() }),
    run: async (ctx, { params }) =>
      await transaction(ctx, async (tx) => {
        const file = await ctx.files.get(tx, params.id)
        await tx.audit('files.read', file.id, { name: file.name, records: await recordsNaming(tx, file.id) })
        return { download: { name: file.name, mediaType: file.mediaType, body: await ctx.files.read(tx, params.id) } }
      }),
  }),
]
