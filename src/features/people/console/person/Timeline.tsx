/** @jsxImportSource react */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { routePath } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Purpose } from '../../shapes.ts'
import { paths } from '../paths.ts'
import { Panel } from './Panel.tsx'

type Line = { on: string; title: string; said: { key: string; values?: Record<string, unknown> } | null; href: string | null }
type Told = { total: number; lines: Line[] }

const first = 6
const most = 200

/** What every feature tells about the person, newest first; earlier lines are read when they are asked for. */
export function Timeline({ person, purpose }: { person: string; purpose: Purpose | undefined }) {
  const words = useWords()
  const [limit, setLimit] = useState(first)
  const answer = useTimeline(person, purpose, limit)
  return (
    <Panel title={words('console.people.timeline.title')}>
      <Loaded of={answer} rows={2}>
        {({ total, lines }) => (
          <>
            {total === 0 && <p className="muted">{words('console.people.timeline.none')}</p>}
            <ul className="plain-list">
              {lines.map((line, at) => (
                <li key={`${at.toString()} ${line.on} ${line.title}`}>
                  <span className="muted number">{line.on}</span> <Text line={line} words={words} />
                </li>
              ))}
            </ul>
            {lines.length < total && limit < most && (
              <button
                type="button"
                className="link"
                disabled={answer.isFetching}
                onClick={() => setLimit(limit === first ? 50 : most)}
              >
                {words('console.people.timeline.more', { n: total - lines.length })}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

/** The reading stays on record, so it is done again only when something was changed or more is asked for. */
function useTimeline(person: string, purpose: Purpose | undefined, limit: number) {
  const district = useDistrict()
  return useQuery({
    queryKey: ['district', district, paths.timeline(person), purpose ?? '', limit],
    queryFn: ({ signal }) =>
      fetchJson<Told>(withQuery(`/api/districts/${district}${paths.timeline(person)}`, { purpose, limit }), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
}

/** A line in the reader's language where it is a sentence, and the way to what it tells of. */
function Text({ line: { title, said, href }, words }: { line: Line; words: Words }) {
  const text = said ? words(said.key, said.values) : title
  return href ? <Way href={href}>{text}</Way> : text
}

/** A line leads into the console or nowhere. */
function Way({ href, children }: { href: string; children: string }) {
  const path = routePath(href)
  return path ? <Link to={path}>{children}</Link> : children
}
