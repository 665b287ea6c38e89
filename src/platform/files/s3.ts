import { AwsClient } from 'aws4fetch'
import { SaxesParser } from 'saxes'
import { contentHash } from '../ids.ts'

export type S3Settings = { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }

/** An object as a listing shows it. */
export type S3Object = { key: string; lastModified: Date }

/** One bucket of an S3-compatible service, addressed by path. Calls end after 30 s; failures are tried again by the client. */
export type S3Bucket = {
  put(key: string, content: Buffer, mediaType: string): Promise<void>
  get(key: string): Promise<Buffer>
  delete(key: string): Promise<void>
  list(prefix: string): AsyncIterable<S3Object>
}

const boundMs = 30_000

/** Opens the bucket. Throws, at use, an error that names the service's code and never the keys. */
export function openBucket({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): S3Bucket {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 })
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`
  const at = (key: string) => `${base}/${key.split('/').map(encodeURIComponent).join('/')}`

  const call = async (method: string, url: string, content?: Buffer, headers: Record<string, string> = {}) => {
    const response = await client.fetch(url, {
      method,
      headers: { ...headers, 'X-Amz-Content-Sha256': contentHash(content ?? '') },
      ...(content ? { body: new Uint8Array(content) } : {}),
      signal: AbortSignal.timeout(boundMs),
    })
    if (response.ok) return response
    const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? response.status
    throw new Error(`the file storage answered ${method} with ${code}`)
  }

  return {
    put: async (key, content, mediaType) => {
      await call('PUT', at(key), content, { 'Content-Type': mediaType })
    },
    get: async (key) => Buffer.from(await (await call('GET', at(key))).arrayBuffer()),
    delete: async (key) => {
      await call('DELETE', at(key))
    },
    async *list(prefix) {
      for (let token: string | undefined; ; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token ? { 'continuation-token': token } : {}) })
        const page = readListing(await (await call('GET', `${base}?${query}`)).text())
        yield* page.objects
        token = page.next
        if (!token) return
      }
    },
  }
}

function readListing(xml: string): { objects: S3Object[]; next: string | undefined } {
  const objects: S3Object[] = []
  let next: string | undefined
  let text = ''
  let key = ''
  let modified = ''
  const parser = new SaxesParser()
  parser.on('opentag', () => {
    text = ''
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'Key') key = text
    else if (name === 'LastModified') modified = text
    else if (name === 'NextContinuationToken') next = text
    else if (name === 'Contents') objects.push({ key, lastModified: new Date(modified) })
  })
  parser.write(xml).close()
  return { objects, next }
}
