/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { SearchHit } from '../../platform/feature.ts'
import { useRead } from '../api/use-read.ts'
import { Ask } from '../parts/RecordDrawer.tsx'
import { routePath } from '../parts/To.tsx'
import { useDistrict } from '../session/place.ts'
import { useWords } from '../words/words.ts'
import { useOfferedPages } from './DeskNavigation.tsx'
import { closePalette } from './palette-state.ts'

/** Finds pages at once and records by name, pinyin initials or number; arrows choose, Enter opens. */
export function Search() {
  const words = useWords()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const hits = useHits(typed.trim())
  const list = useId()
  const open = (hit: SearchHit | undefined) => {
    if (!hit) return
    closePalette()
    const [path, query] = routePath(hit.href)?.split('?') ?? []
    if (path) void navigate({ to: path, search: Object.fromEntries(new URLSearchParams(query)) })
    else location.assign(hit.href)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') open(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <Ask title={words('console.search.title')} onClose={closePalette}>
      <input
        className="search-words"
        type="text"
        role="combobox"
        aria-label={words('console.search.label')}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits[at] ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder={words('console.search.label')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={keys}
      />
      <div role="listbox" id={list} className="hits" aria-label={words('console.search.title')}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above keeps the focus and hears the keys
          <div
            key={`${hit.kind} ${hit.href}`}
            role="option"
            id={`${list}-${index}`}
            aria-selected={index === at}
            onClick={() => open(hit)}
          >
            <span>{hit.title}</span>
            <span className="muted">{hit.note}</span>
          </div>
        ))}
      </div>
      {typed.trim() !== '' && hits.length === 0 && <p className="muted">{words('console.search.none')}</p>}
    </Ask>
  )
}

function useHits(typed: string): SearchHit[] {
  const words = useWords()
  const district = useDistrict()
  const offered = useOfferedPages()
  const asked = useDeferredValue(typed)
  const found = useRead<{ hits: SearchHit[] }>('/search', { words: asked }, { enabled: asked !== '' })
  const pages = offered
    .map((page) => ({
      kind: 'page',
      title: words(page.title),
      note: words('console.search.page'),
      href: `/console/${district}/${page.path}`,
      rank: 1,
    }))
    .filter((page) => typed === '' || page.title.includes(typed))
  return [...pages, ...(asked === '' ? [] : (found.data?.hits ?? []))].slice(0, 20)
}
