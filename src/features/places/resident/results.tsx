/** @jsxImportSource preact */
import type { Condition, Directory, DirectoryEntry } from '../directory/contract.ts'
import { addressOf, type SearchQuery } from './address.ts'
import { dialled, named, type Speech, sayFree, sayPrice, sayWay, toneOfFree } from './say.ts'

type Found = { query: SearchQuery; directory: Directory; speech: Speech; path: string }

/** How many were found, in which order, and from where the way counts. */
export function Count({ directory, speech }: Pick<Found, 'directory' | 'speech'>) {
  const { words } = speech
  const { total, page, pages, origin } = directory
  const start = !origin
    ? null
    : origin.name === null
      ? words('places.search.pin')
      : words('places.search.centre', { street: origin.streetName ?? origin.name })
  const order = start ? words('places.search.sorted_distance', { origin: start }) : words('places.search.sorted_name')
  return (
    <p class="lead" role="status">
      <b>{words(pages > 1 ? 'places.search.found_paged' : 'places.search.found', { n: total, page, pages })}</b>
      {total > 1 && ` · ${order}`}
    </p>
  )
}

/** Facilities as a list, each with what decides: how far, what it costs, what is free, what it is known for; in brief only where it is. */
export function Entries({
  entries,
  speech,
  first,
  brief,
}: {
  entries: DirectoryEntry[]
  speech: Speech
  first: number
  brief?: boolean
}) {
  return (
    <ol class="found" start={first}>
      {entries.map((entry, at) => (
        <Entry key={entry.id} entry={entry} speech={speech} number={first + at} brief={brief ?? false} />
      ))}
    </ol>
  )
}

function Entry({ entry, speech, number, brief }: { entry: DirectoryEntry; speech: Speech; number: number; brief: boolean }) {
  const { words, district } = speech
  const holds = entry.capacity.beds + entry.capacity.places + entry.capacity.day > 0
  const way = sayWay(entry, speech)
  const facts = [
    named(entry.typeName, speech),
    way ?? entry.streetName,
    entry.price && sayPrice(entry.price, speech),
    // Where one lives, the hours are those of visits.
    entry.openNow === null || entry.capacity.beds > 0
      ? null
      : words(entry.openNow ? 'places.entry.open_now' : 'places.entry.closed_now'),
    entry.synthetic && words('places.entry.demo'),
  ]
    .filter((fact) => typeof fact === 'string')
    .slice(0, brief ? 2 : undefined)
  return (
    <li>
      <a href={`/${district}/places/${entry.id}`}>
        <span class="number">{number}</span>
        {entry.name}
      </a>
      <span class="facts">{facts.join(' · ')}</span>
      {!brief && (entry.free.length > 0 || holds || entry.designations.length > 0) && (
        <span class="tags">
          {entry.free.map((one) => (
            <span key={one.kind} class={`tag ${toneOfFree(one)}`}>
              {sayFree(one, speech)}
            </span>
          ))}
          {entry.free.length === 0 && holds && <span class="tag quiet">{words('places.free.unreported')}</span>}
          {entry.designations.map((one) => (
            <span key={one.name.zh} class="tag quiet">
              {one.level
                ? words('places.entry.level', { name: named(one.name, speech), level: one.level })
                : named(one.name, speech)}
            </span>
          ))}
        </span>
      )}
      {!brief && holds && entry.phone && (
        <a class="ring" href={`tel:${dialled(entry.phone)}`}>
          {words('places.page.call', { phone: entry.phone })}
        </a>
      )}
    </li>
  )
}

/** Of whom nobody knows whether they have room, though all else fits: unknown is not full. */
export function Unreported({ query, directory: { unreported }, speech: { words }, path }: Found) {
  if (unreported === 0) return null
  return (
    <p class="lead">
      {words('places.search.unreported', { n: unreported })}{' '}
      <a href={addressOf(path, query, { free: undefined, page: undefined })}>{words('places.search.unreported_too')}</a>
    </p>
  )
}

/** Nothing was found: what to loosen, with how many that would bring. */
export function Nothing({ query, directory, speech, path }: Found) {
  const { words } = speech
  const asked = Object.keys(query).some((name) => query[name as keyof SearchQuery] !== undefined)
  const without = (condition: Condition) => addressOf(path, query, { [condition]: undefined })
  return (
    <section class="card" aria-labelledby="nothing">
      <h2 id="nothing">{words('places.nothing.title')}</h2>
      {directory.open === 0 ? (
        <p>{words('places.nothing.none')}</p>
      ) : (
        <>
          <p>{words(directory.loosen.length > 0 ? 'places.nothing.loosen' : 'places.nothing.every')}</p>
          <ul class="ways">
            {directory.loosen.map(({ condition, total }) => (
              <li key={condition}>
                <a href={without(condition)}>
                  {words(`places.nothing.drop.${condition}`, { n: total, value: query.words ?? '' })}
                </a>
              </li>
            ))}
            {asked && (
              <li>
                <a href={path}>{words('places.search.clear')}</a>
              </li>
            )}
          </ul>
        </>
      )}
    </section>
  )
}

/** The way to the pages before and after, in the address. */
export function Pages({ query, directory, speech, path }: Found) {
  const { words } = speech
  const { page, pages } = directory
  if (pages === 1) return null
  return (
    <nav class="jumps" aria-label={words('places.search.pages')}>
      {page > 1 && <a href={addressOf(path, query, { page: page - 1 })}>{words('places.search.before')}</a>}
      {page < pages && <a href={addressOf(path, query, { page: page + 1 })}>{words('places.search.after')}</a>}
    </nav>
  )
}
