import type { Server } from 'node:http'

/** So many requests under way are a rush … */
const many = 4
/** … whose end a job awaits at most this long, in ms: what is told afterwards may come late, never not at all. */
const longest = 2000
const step = 50

/** Answers a wait for a moment without a rush: the jobs of the same process let people go first. */
export function calmOf(server: Server): () => Promise<void> {
  let underWay = 0
  server.on('request', (_, reply) => {
    underWay += 1
    reply.once('close', () => {
      underWay -= 1
    })
  })
  return async () => {
    const until = performance.now() + longest
    while (underWay >= many && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, step))
  }
}
