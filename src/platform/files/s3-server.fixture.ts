import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { S3Settings } from './s3.ts'

/**
 * Somebody else's object storage for tests: the part of the S3 protocol that is used here, on loopback. It checks every signature by the published
 * algorithm (AWS Signature Version 4) and every body against its signed hash, and answers 403 like the real one.
 */
export async function aStorage(pageSize = 2) {
  const objects = new Map<string, { content: Buffer; lastModified: Date; type: string }>()
  const settings: S3Settings = {
    endpoint: '',
    bucket: 'yiyu',
    region: 'cn-east-1',
    accessKeyId: 'AKTEST',
    secretAccessKey: 'not-a-real-secret',
  }
  const refused: string[] = []

  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const refuse = (status: number, code: string) => {
      refused.push(code)
      response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
    }
    if (request.headers['x-amz-content-sha256'] !== sha256(body)) return refuse(400, 'XAmzContentSHA256Mismatch')
    if (!signatureFits(request, settings)) return refuse(403, 'SignatureDoesNotMatch')
    const url = new URL(request.url ?? '/', 'http://storage')
    if (url.pathname.split('/')[1] !== settings.bucket) return refuse(404, 'NoSuchBucket')
    const key = decodeURIComponent(url.pathname.slice(settings.bucket.length + 2))

    if (request.method === 'GET' && key === '') return response.end(listing(url.searchParams))
    if (request.method === 'PUT') {
      objects.set(key, { content: body, lastModified: new Date(), type: request.headers['content-type'] ?? '' })
      return response.end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    const object = objects.get(key)
    return object ? response.end(object.content) : refuse(404, 'NoSuchKey')
  })

  const listing = (query: URLSearchParams) => {
    const after = query.get('continuation-token') ?? ''
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).sort()
    const page = keys.slice(0, pageSize)
    const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    const rows = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.lastModified.toISOString()}</LastModified></Contents>`,
    )
    return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>${rows.join('')}${next}</ListBucketResult>`
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  settings.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { settings, objects, refused, close: () => new Promise((resolve) => server.close(resolve)) }
}

function signatureFits(request: IncomingMessage, { region, secretAccessKey, accessKeyId }: S3Settings): boolean {
  const authorization = request.headers.authorization ?? ''
  const [, credential = '', signed = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(authorization) ?? []
  const [id, day = '', inRegion, service] = credential.split('/')
  if (id !== accessKeyId || inRegion !== region || service !== 's3') return false
  const url = new URL(request.url ?? '/', 'http://storage')
  const strict = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = [...url.searchParams].map(([name, value]) => `${strict(name)}=${strict(value)}`).sort()
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
  const canonical = [
    request.method,
    url.pathname,
    query.join('&'),
    headers.join(''),
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>((k, part) => hmac(k, part), `AWS4${secretAccessKey}`)
  return hmac(key, toSign).toString('hex') === signature
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
