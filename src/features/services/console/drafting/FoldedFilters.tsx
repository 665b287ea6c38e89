/** @jsxImportSource react */
import type { ReactNode } from 'react'
import { WordsFilter } from '../../../../console/parts/Filters.tsx'
import { useNarrow } from '../../../../console/parts/narrow.ts'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'

/** What a list is narrowed by, all kept in the address under `names`: words to find beside the choices, which fold on a phone. */
export function FoldedFilters({ names, find, children }: { names: readonly string[]; find: string; children: ReactNode }) {
  const words = useWords()
  const [address] = useAddress()
  const on = names.filter((name) => name !== 'words' && address[name]).length
  const choices = (
    <>
      {children}
      <Clear names={names} />
    </>
  )
  if (!useNarrow())
    return (
      <div className="filters rule-find">
        <WordsFilter label={find} />
        {choices}
      </div>
    )
  return (
    <>
      <div className="filters rule-find">
        <WordsFilter label={find} />
      </div>
      <details className="rule-filters">
        <summary>{words(on > 0 ? 'console.rules.list.filters_on' : 'console.rules.list.filters', { n: on })}</summary>
        <div className="filters rule-find">{choices}</div>
      </details>
    </>
  )
}

function Clear({ names }: { names: readonly string[] }) {
  const words = useWords()
  const [address, setAddress] = useAddress()
  if (!names.some((name) => address[name])) return null
  return (
    <button type="button" className="link" onClick={() => setAddress(Object.fromEntries(names.map((name) => [name, undefined])))}>
      {words('console.rules.list.clear')}
    </button>
  )
}
