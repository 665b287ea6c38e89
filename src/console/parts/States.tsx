/** @jsxImportSource react */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem, sentenceOf } from '../api/problem.ts'
import { useWords } from '../words/words.ts'

/** Shows what a reading brought: a skeleton while it is under way, its refusal, or the page made of it. */
export function Loaded<T>({ of, children, rows = 6 }: { of: UseQueryResult<T>; children(value: T): ReactNode; rows?: number }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Refused error={of.error} retry={() => void of.refetch()} />
  return <Skeleton rows={rows} />
}

/** Grey lines where rows will be. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const words = useWords()
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{words('console.state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <i key={`row-${row.toString()}`} aria-hidden="true" />
      ))}
    </div>
  )
}

/** Nothing is here: why, and what one can do. `page`: the page has no other heading. */
export function Empty({ title, page = false, children }: { title: string; page?: boolean; children?: ReactNode }) {
  return (
    <div className="state">
      {page ? <h1 className="state-title">{title}</h1> : <p className="state-title">{title}</p>}
      {children && <div className="muted">{children}</div>}
    </div>
  )
}

/** The server said no, or did not answer. A 403 and a 404 have their own words; the rest carries the request's number for whoever looks into it. */
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords()
  const problem = error instanceof ApiProblem ? error : undefined
  if (problem?.status === 403) return <Forbidden />
  if (problem && isNoAddress(problem)) return <Unknown />
  return (
    <div className="state refused" role="alert">
      <p className="state-title">{problem?.status === 404 ? words('console.state.not_found') : words('console.state.failed')}</p>
      <p>{sentenceOf(error)}</p>
      {problem?.requestId && <p className="muted">{words('console.state.request', { id: problem.requestId })}</p>}
      {retry && problem?.status !== 404 && (
        <button type="button" className="button" onClick={retry}>
          {words('console.state.retry')}
        </button>
      )}
    </div>
  )
}

/** What stands in the address is no id of anything, so nothing can be there. */
const isNoAddress = ({ status, fields }: ApiProblem): boolean =>
  status === 400 && fields.length > 0 && fields.every(({ path }) => path.startsWith('params.'))

/** There is no such page, and no record that it could be about. */
export function Unknown() {
  const words = useWords()
  return (
    <Empty page title={words('console.state.not_found')}>
      <a href="/console/">{words('console.state.to_start')}</a>
    </Empty>
  )
}

/** The account's duties do not reach this page. */
export function Forbidden() {
  const words = useWords()
  return (
    <Empty page title={words('console.state.forbidden')}>
      {words('console.state.forbidden_hint')}
    </Empty>
  )
}
