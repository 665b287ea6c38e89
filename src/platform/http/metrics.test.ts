import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { closeAll } from '../../../test/support/at-the-end.ts'
import { aWorld } from '../../../test/support/world.ts'

test('a scraper reads the process’s figures and the product’s own, each once', async () => {
  const w = await aWorld()
  const figures = (await w.product.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).body
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_gc_duration_seconds',
    'yiyu_http_request_seconds',
    'yiyu_queue_jobs',
    'yiyu_database_statements_total',
    'yiyu_database_journeys_total',
  ])
    expect(figures.split(`# HELP ${name} `), name).toHaveLength(2)
})

test('a product that was closed is let go of: nothing that watches the process holds it', async () => {
  await openAndClose() // what is kept once for the process is kept from here on
  const app = await openAndClose()
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  const gone = () => {
    collect()
    return app.deref() === undefined
  }
  await expect.poll(gone, { timeout: 10_000 }).toBe(true)
})

async function openAndClose(): Promise<WeakRef<object>> {
  const { product } = await aWorld()
  const app = new WeakRef(product.app)
  await closeAll()
  return app
}
