/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import { pageSize, searchDirectory } from '../directory/actions.ts'
import { readGround } from '../directory/ground.ts'
import { addressOf, SearchQuery, wishOf } from './address.ts'
import { SketchMap } from './map.tsx'
import { Count, Entries, Nothing, Pages } from './results.tsx'
import type { Speech } from './say.ts'

/** `/310118/places/map`: the same search on a sketch, the list first. The map is an addition: whoever cannot see it misses nothing. */
export const placesMapPage = page({
  path: '/places/map',
  scope: 'public',
  query: SearchQuery,
  run: async ({ ctx, query, words, language }) => {
    const directory = await searchDirectory(ctx, wishOf(query))
    const ground = await readGround(ctx)
    const speech: Speech = { words, language, today: directory.asOf, district: ctx.district }
    const path = `/${ctx.district}/places/map`
    const found = { query, directory, speech, path }
    const first = (directory.page - 1) * pageSize + 1
    const marks = directory.entries.flatMap(({ position }, at) =>
      position ? [{ text: String(first + at), point: position }] : [],
    )
    const start = directory.origin && { ...directory.origin, text: words('places.map.start') }
    const unplaced = directory.entries.filter(({ position }) => !position).map(({ name }) => name)
    const body = (
      <>
        <p class="jumps">
          <a href={addressOf(`/${ctx.district}/places`, query, { page: query.page })}>{words('places.search.list')}</a>
          {marks.length > 0 && <a href="#sketch">{words('places.map.jump')}</a>}
        </p>
        <Count directory={directory} speech={speech} />
        {directory.total === 0 ? (
          <Nothing {...found} />
        ) : (
          <>
            <Entries entries={directory.entries} speech={speech} first={first} brief />
            <SketchMap {...{ ground, marks, start, speech, label: words('places.map.label', { n: marks.length }) }} />
            {unplaced.length > 0 && (
              <p class="lead">{words('places.map.unplaced', { names: unplaced.join(words('places.map.comma')) })}</p>
            )}
            <Pages {...found} />
          </>
        )}
      </>
    )
    return { title: words('places.map.title'), body }
  },
})
