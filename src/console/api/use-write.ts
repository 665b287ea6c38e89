import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { toast } from '../parts/toast.ts'
import { useDistrict, useMoment } from '../session/place.ts'
import { say } from '../words/words.ts'
import { fetchJson, type Method, newKey } from './fetch-json.ts'
import { ApiProblem, sentenceOf } from './problem.ts'

/** One wish to change something: where, what, and what is said when it is done. `undo` is offered beside that sentence. */
export type Wish = { path: string; method?: Exclude<Method, 'GET'>; body?: unknown; done?: string; undo?: Wish; quiet?: boolean }

/**
 * Writes below the district (`path` is that of the API below `/api/districts/{district}`, or the whole one when it begins with `/api/`).
 * The same wish sent again after a lost answer carries the same idempotency key. Afterwards everything of the district is read anew.
 * While an earlier day is looked at nothing can be written.
 */
export function useWrite<T = unknown>(): UseMutationResult<T, Error, Wish> {
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

  return useMutation<T, Error, Wish>({
    mutationFn: send,
    onSuccess: async (_answer, { done, undo }) => {
      await queries.invalidateQueries()
      if (done) toast({ kind: 'done', text: done, undo: undo && (() => send(undo).then(() => queries.invalidateQueries())) })
    },
    onError: (error, { quiet }) => {
      if (!(error instanceof ApiProblem && (error.status === 0 || error.status >= 500))) last.current = { wish: '', key: '' }
      if (!quiet) toast({ kind: 'refused', text: sentenceOf(error) || say('console.problem.unexpected') })
    },
  })
}
