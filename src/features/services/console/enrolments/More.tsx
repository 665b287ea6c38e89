/** @jsxImportSource react */
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'

/** How many a list holds, as far as it was counted. */
export function Total({ total }: { total: { n: number; more: boolean } | null }) {
  const words = useWords()
  if (!total) return null
  return (
    <p className="muted">{words(total.more ? 'console.enrolments.more_than' : 'console.enrolments.n', { n: figure(total.n) })}</p>
  )
}

/** The next page of a list, where there is one. */
export function More({
  list,
  shown,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown }
  shown: number
}) {
  const words = useWords()
  if (!list.hasNextPage) return null
  return (
    <button type="button" className="button more" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {words('console.enrolments.next', { shown })}
    </button>
  )
}
