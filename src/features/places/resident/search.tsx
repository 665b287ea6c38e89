/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import { pageSize, readSearch } from '../directory/actions.ts'
import { addressOf, SearchQuery, wishOf } from './address.ts'
import { SearchForm } from './form.tsx'
import { Count, Entries, Nothing, Pages, Unreported } from './results.tsx'
import type { Speech } from './say.ts'

/** `/310118/places`: finding a facility. The search stands in the address, so it can be kept, sent on and gone back to. */
export const searchPage = page({
  path: '/places',
  scope: 'public',
  query: SearchQuery,
  run: async ({ ctx, query, words, language }) => {
    const { directory, starts } = await readSearch(ctx, wishOf(query))
    const speech: Speech = { words, language, today: directory.asOf, district: ctx.district }
    const path = `/${ctx.district}/places`
    const found = { query, directory, speech, path }
    const body = (
      <>
        <SearchForm {...{ query, directory, starts, speech, action: path }} />
        <section id="found" aria-label={words('places.search.found', { n: directory.total })}>
          <Count directory={directory} speech={speech} />
          <Unreported {...found} />
          {directory.total === 0 ? (
            <Nothing {...found} />
          ) : (
            <>
              <Entries entries={directory.entries} speech={speech} first={(directory.page - 1) * pageSize + 1} />
              <Pages {...found} />
              <p class="jumps">
                <a href={addressOf(`${path}/map`, query, { page: query.page })}>{words('places.search.map')}</a>
              </p>
              {directory.origin && <p class="lead">{words('places.search.how')}</p>}
            </>
          )}
        </section>
        <script src="/look/here.js" defer />
      </>
    )
    return { title: words('places.search.title'), body }
  },
})
