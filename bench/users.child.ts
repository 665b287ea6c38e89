// Users at their desks: each asks once a second, whether or not the last answer has come, and half a second later asks the baseline the same.
import { Agent, get } from 'node:http'
import { answering } from './child.ts'

/** What a user asks, in turn: a name, the address, and the same of the baseline. */
export type Question = { board: string; url: string; bare: string; cookie: string | undefined }
export type Load = { users: Question[][]; seconds: number }
/** Milliseconds by board; `failed` counts answers other than 200. */
export type Answers = { product: Record<string, number[]>; bare: Record<string, number[]>; failed: number }

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

answering<Load, Answers>(async ({ users, seconds }) => {
  const names = [...new Set(users.flat().map(({ board }) => board))]
  const noTimes = () => Object.fromEntries(names.map((name): [string, number[]] => [name, []]))
  const answers: Answers = { product: noTimes(), bare: noTimes(), failed: 0 }
  const asked: Promise<void>[] = []
  await Promise.all(
    users.map(async (questions, user) => {
      await pause((user / users.length) * 1000)
      for (let second = 0; second < seconds; second += 1) {
        const question = questions[second % questions.length] as Question
        asked.push(ask(question.url, question.cookie, answers.product[question.board], answers))
        await pause(500)
        asked.push(ask(question.bare, question.cookie, answers.bare[question.board], answers))
        await pause(500)
      }
    }),
  )
  await Promise.all(asked)
  return answers
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function ask(url: string, cookie: string | undefined, times: number[] | undefined, answers: Answers): Promise<void> {
  const began = performance.now()
  return new Promise((resolve) => {
    const failed = () => {
      answers.failed += 1
      resolve()
    }
    get(url, { agent, timeout: 20_000, headers: cookie ? { cookie } : {} }, (reply) => {
      reply.resume()
      reply.once('end', () => {
        times?.push(performance.now() - began)
        if (reply.statusCode === 200) resolve()
        else failed()
      })
    }).once('error', failed)
  })
}
