/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { type BookableService, readBookable } from '../choosing/bookable.ts'
import { Look } from './parts.tsx'
import { addressOf, named, type Speech, sayMoment, speechOf } from './say.ts'

const domains = { children: '托育', elders: '养老' } as const
const Query = z.object({ for: z.enum(['children', 'elders']).optional().catch(undefined) })

/** `/book`: what one may book, what has a place soonest first. */
export const bookablePage = page({
  path: '/book',
  scope: 'public',
  query: Query,
  run: async (request) => {
    const { ctx, query, words } = request
    const speech = speechOf(request)
    const all = await readBookable(ctx)
    const wanted = query.for && domains[query.for]
    const shown = wanted ? all.filter(({ entry }) => entry.domain === wanted) : all
    return {
      title: words(`sessions.bookable.title.${query.for ?? 'all'}`),
      body: (
        <div class="booking">
          <Look />
          {shown.length === 0 ? (
            <p class="card">{words('sessions.bookable.nothing')}</p>
          ) : (
            <nav class="doors" aria-label={words('sessions.bookable.title.all')}>
              {shown.map((one) => (
                <Door key={one.entry.id} one={one} speech={speech} />
              ))}
            </nav>
          )}
          <p class="jumps">
            {query.for && <a href={addressOf(speech, '/book')}>{words('sessions.bookable.all')}</a>}
            <a href={addressOf(speech, '/courses')}>{words('sessions.course.title')}</a>
            <a href={addressOf(speech, '/services')}>{words('sessions.bookable.services')}</a>
          </p>
        </div>
      ),
    }
  },
})

function Door({ one: { entry, venues, nextAt }, speech }: { one: BookableService; speech: Speech }) {
  const { words } = speech
  return (
    <a class="door" href={addressOf(speech, `/book/${entry.id}`)}>
      <b>{named(entry.name, speech)}</b>
      <span>
        {named(entry.says, speech)}
        <br />
        {words('sessions.bookable.venues', { n: venues })}
        {words('sessions.dot')}
        {nextAt ? words('sessions.bookable.next', { at: sayMoment(nextAt, speech) }) : words('sessions.bookable.full')}
      </span>
    </a>
  )
}
