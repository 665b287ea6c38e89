import { createServer, get, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { calmOf } from './rush.ts'

test('a job goes at once where few are answered, and waits for the end of a rush', async () => {
  const waiting: ServerResponse[] = []
  const server = createServer((_, reply) => void waiting.push(reply))
  const calm = calmOf(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const ask = () => get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false }).on('error', () => {})
  const come = async (count: number) => {
    const all = waiting.length + count
    for (let at = 0; at < count; at += 1) ask()
    while (waiting.length < all) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  await come(3)
  let gone = false
  await calm()
  await come(1)
  const went = calm().then(() => {
    gone = true
  })
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(gone).toBe(false)
  waiting.pop()?.destroy() // a connection that breaks counts as ended
  const broke = performance.now()
  await went
  expect(performance.now() - broke).toBeLessThan(1000) // well before it would go anyway
  for (const reply of waiting) reply.end()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
