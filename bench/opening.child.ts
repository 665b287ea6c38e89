// Parents at the opening: each wishes once; some tap twice, some lose the connection and wish again with the same key, as a phone does.
import { Agent, request } from 'node:http'
import { answering } from './child.ts'

export type Wish = { cookie: string; body: string; key: string; at: number; doubled: boolean; dropped: boolean }
export type Rush = { url: string; wishes: Wish[]; concurrency?: number; patience: number }
/** What a wish was answered at last, and after how many ms, counted from when it was first made; `said` is the state or the code. */
export type Answered = { key: string; status: number; said: string; id: string | null; ms: number; tries: number }

const agent = new Agent({ keepAlive: true, maxSockets: 512 })
/** What all were answered, and how long it took from the first wish to the last answer: without the start of this process. */
export type Rushed = { answers: Answered[]; seconds: number }

answering<Rush, Rushed>(async (rush) => {
  const began = performance.now()
  const answers = await rushed(rush, began)
  return { answers, seconds: (performance.now() - began) / 1000 }
})

async function rushed({ url, wishes, concurrency, patience }: Rush, began: number): Promise<Answered[]> {
  if (concurrency === undefined) return (await Promise.all(wishes.map((wish) => made(url, wish, began, patience)))).flat()
  const queue = [...wishes]
  const answers: Answered[] = []
  const worker = async () => {
    for (let wish = queue.shift(); wish; wish = queue.shift())
      answers.push(...(await made(url, { ...wish, at: 0 }, began, patience)))
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return answers
}

async function made(url: string, wish: Wish, began: number, patience: number): Promise<Answered[]> {
  await pause(wish.at - (performance.now() - began))
  const first = tried(url, wish, patience)
  if (!wish.doubled) return [await first]
  await pause(40)
  return await Promise.all([first, tried(url, { ...wish, dropped: false }, patience)])
}

/** Sends a wish until it is answered: a dropped connection and a server that is away are tried again with the same key. */
async function tried(url: string, wish: Wish, patience: number): Promise<Answered> {
  const began = performance.now()
  for (let tries = 1; ; tries += 1) {
    const answer = await sent(url, wish, wish.dropped && tries === 1)
    if (answer) return { ...answer, key: wish.key, ms: performance.now() - began, tries }
    if (performance.now() - began > patience)
      return { key: wish.key, status: 0, said: 'no answer', id: null, ms: patience, tries }
    await pause(wish.dropped && tries === 1 ? 300 : 500)
  }
}

function sent(
  url: string,
  { cookie, body, key }: Wish,
  drop: boolean,
): Promise<{ status: number; said: string; id: string | null } | undefined> {
  return new Promise((resolve) => {
    const headers = {
      cookie,
      'content-type': 'application/json',
      'idempotency-key': key,
      'content-length': Buffer.byteLength(body),
    }
    const asked = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (part) => {
        text += part
      })
      reply.once('end', () => {
        const { state, code, id } = parsed(text)
        resolve({ status: reply.statusCode ?? 0, said: state ?? code ?? text.slice(0, 80), id: id ?? null })
      })
      reply.once('error', () => resolve(undefined))
    })
    asked.once('error', () => resolve(undefined))
    asked.once('timeout', () => asked.destroy())
    asked.end(body)
    // The request has left; whether the server sees it is luck, as in a lift.
    if (drop) setTimeout(() => asked.destroy(), 8)
  })
}

function parsed(text: string): { state?: string; code?: string; id?: string } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

const pause = (ms: number) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve())
