import { type MutateOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { toast } from '../parts/toast.ts'
import { useDistrict, useMoment } from '../session/place.ts'
import { say } from '../words/words.ts'
import { fetchJson, type Method, newKey } from './fetch-json.ts'
import { ApiProblem, sentenceOf } from './problem.ts'

/** One wish to change something: where, what, and what is said when it is done. `undo` is offered beside that sentence. */
export type Wish = {
  path: string
  method?: Exclude<Method, 'GET'>
  body?: unknown
  done?: string
  undo?: Wish
  /** Whether whoever asked shows a refusal; where that has gone once the page was read anew, the refusal is said at the edge of the screen. */
  shows?(): boolean
  /** What is typed on the page and not yet kept would be lost if the page were read anew after a refusal. */
  holdsDraft?: boolean
}

/** How a component writes: `mutate` while nothing is under way, `isPending` from the press until the page has been read anew. */
export type Write<T> = { isPending: boolean; mutate(wish: Wish, told?: MutateOptions<T, Error, Wish>): void }

/** Refusals that say that the page shows what no longer is. */
const overtaken = [403, 404, 409]

/**
 * Writes below the district (`path` is that of the API below `/api/districts/{district}`, or the whole one when it begins with `/api/`).
 * The same wish sent again after a lost answer carries the same idempotency key. Afterwards everything of the district is read anew.
 * A second press while the first is under way sends nothing. A refusal because things have changed meanwhile reads them anew, so that the buttons follow.
 * While an earlier day is looked at nothing can be written.
 */
export function useWrite<T = unknown>(): Write<T> {
  const district = useDistrict()
  const { asOf } = useMoment()
  const queries = useQueryClient()
  const last = useRef({ wish: '', key: '' })

  async function send(wish: Wish): Promise<T> {
    if (asOf) throw new ApiProblem({ status: 409, code: 'looking_back' })
    const said = JSON.stringify([wish.path, wish.method, wish.body])
    if (last.current.wish !== said) last.current = { wish: said, key: newKey() }
    const path = wish.path.startsWith('/api/') ? wish.path : `/api/districts/${district}${wish.path}`
    const answer = await fetchJson<T>(path, {
      method: wish.method ?? 'POST',
      body: wish.body ?? {},
      idempotencyKey: last.current.key,
    })
    last.current = { wish: '', key: '' }
    return answer
  }

  const busy = useRef(false)
  const mutation = useMutation<T, Error, Wish>({
    mutationFn: send,
    onSuccess: async (_answer, { done, undo }) => {
      await queries.invalidateQueries()
      if (done) toast({ kind: 'done', text: done, undo: undo && (() => takeBack(undo)) })
    },
    onError: (error, { shows, holdsDraft }) => {
      const refused = error instanceof ApiProblem && error.status > 0 && error.status < 500
      if (refused) last.current = { wish: '', key: '' }
      const tell = () => toast({ kind: 'refused', text: sentenceOf(error) || say('console.problem.unexpected') })
      if (!shows) tell()
      if (refused && overtaken.includes(error.status) && error.code !== 'looking_back' && !holdsDraft)
        void queries.invalidateQueries().then(() => {
          if (shows) setTimeout(() => !shows() && tell(), 200) // once the page has been drawn anew
        })
    },
    onSettled: () => {
      busy.current = false
    },
  })

  async function takeBack(undo: Wish): Promise<void> {
    await send(undo).catch((error: unknown) => toast({ kind: 'refused', text: sentenceOf(error) }))
    await queries.invalidateQueries()
  }

  return {
    isPending: mutation.isPending,
    mutate: (wish, told) => {
      if (busy.current) return // two presses come faster than a disabled button is drawn
      busy.current = true
      mutation.mutate(wish, told)
    },
  }
}
