// As many requests as the address answers, over ten connections.
import autocannon from 'autocannon'
import { answering } from './child.ts'

export type Shots = { url: string; cookie: string | undefined; seconds: number }
export type Hits = { perSecond: number; p50: number; p99: number; failed: number }

answering<Shots, Hits>(async ({ url, cookie, seconds }) => {
  const { requests, latency, non2xx, errors } = await autocannon({
    ...{ url, connections: 10, duration: seconds },
    headers: cookie ? { cookie } : {},
  })
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors }
})
