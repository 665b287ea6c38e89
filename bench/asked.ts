import type { BareRoutes } from './bare.child.ts'
import { answerOf } from './boards.ts'
import { inChild } from './child.ts'
import type { Answers, Load, Question } from './users.child.ts'

/** So many users ask addresses in turn, one request a second each, and half a second later a bare route of the same size. `cookie` is asked with, where there is one. */
export async function askedByUsers(
  questions: readonly { board: string; url: string; cookie?: string | undefined }[],
  { count, seconds }: { count: number; seconds: number },
): Promise<{ answers: Answers; sizes: BareRoutes }> {
  const sizes: BareRoutes = []
  for (const { board, url, cookie } of questions) sizes.push({ name: board, ...(await answerOf(url, cookie)) })
  const bare = await inChild<BareRoutes, { url: string }>('bare.child.ts', sizes)
  const asked = questions.map(
    ({ board, url, cookie }): Question => ({ board, url, bare: `${bare.answer.url}/${encodeURIComponent(board)}`, cookie }),
  )
  const users = Array.from({ length: count }, (_, at) => [
    ...asked.slice(at % asked.length),
    ...asked.slice(0, at % asked.length),
  ])
  const load = await inChild<Load, Answers>('users.child.ts', { users, seconds })
  bare.end()
  load.end()
  return { answers: load.answer, sizes }
}
