/** @jsxImportSource preact */
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { Feature, NearItem, Offer } from '../../../platform/feature.ts'
import { walkingMinutes } from '../../../platform/geo/distance.ts'
import { page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import { type Home, nearMinutes, readHome } from '../actions.ts'

/** The doors in the order in which they are shown. */
export const doors = ['elders', 'children', 'mine'] as const satisfies Offer['door'][]

const Area = z.string().regex(/^(\d{9}|\d{12})$/)
// A choice that is no area, such as an empty one, is no choice: the page is shown all the same.
const Query = z.object({ street: Area.optional().catch(undefined), area: Area.optional().catch(undefined) })

/** `/310118/`: three doors, and what is near where the reader says they live. */
export const homePage = (features: Feature[]) =>
  page({
    path: '',
    scope: 'public',
    query: Query,
    run: async ({ ctx, query, words }) => {
      const chosen = query.area?.startsWith(query.street ?? '') ? query.area : query.street
      const home = await readHome(ctx, features, chosen)
      return { title: words('home.title'), body: <HomeBody home={home} ctx={ctx} words={words} /> }
    },
  })

function HomeBody({ home, ctx, words }: { home: Home; ctx: Context; words: Words }) {
  const { district } = ctx
  const nothing = (door: Offer['door']) =>
    words(door === 'mine' && ctx.actor.kind !== 'account' ? 'home.door.sign_in' : 'home.door.nothing')
  return (
    <>
      <nav class="doors" aria-label={words('home.doors')}>
        {doors.map((door) => (
          <Door
            key={door}
            door={door}
            offers={home.offers.filter((offer) => offer.door === door)}
            nothing={nothing(door)}
            district={district}
            words={words}
          />
        ))}
      </nav>
      <section aria-labelledby="near">
        <h2 id="near">
          {home.area ? words('home.near.title', { minutes: nearMinutes, area: home.area.name }) : words('home.near.ask')}
        </h2>
        <WhereForm home={home} words={words} />
        {home.area && <NearList items={home.near} district={district} words={words} />}
      </section>
      <p>
        <a class="elsewhere" href={`/${district}/plan`}>
          {words('home.plan')}
        </a>
      </p>
    </>
  )
}

type DoorProps = { door: Offer['door']; offers: Offer[]; nothing: string; district: string; words: Words }

function Door({ door, offers, nothing, district, words }: DoorProps) {
  const names = offers.map((offer) => words(offer.title.key, offer.title.values)).join(words('home.comma'))
  return (
    <a class="door" href={`/${district}/${door}`}>
      <b>{words(`home.door.${door}`)}</b>
      <span>{names || nothing}</span>
    </a>
  )
}

/** Where one lives: a street first, then its committee, by two plain selects and one button. */
function WhereForm({ home, words }: { home: Home; words: Words }) {
  const { area, streets, committees } = home
  return (
    <form class="where" method="get" action="">
      <label>
        {words('home.where.street')}
        <select name="street">
          <option value="">{words('home.where.choose')}</option>
          {streets.map(({ code, name }) => (
            <option key={code} value={code} selected={code === area?.street}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {area && (
        <label>
          {words('home.where.committee')}
          <select name="area">
            <option value="">{words('home.where.whole_street')}</option>
            {committees.map(({ code, name }) => (
              <option key={code} value={code} selected={code === area.code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit">{words('home.where.show')}</button>
    </form>
  )
}

function NearList({ items, district, words }: { items: NearItem[]; district: string; words: Words }) {
  if (items.length === 0) return <p class="lead">{words('home.near.nothing', { minutes: nearMinutes })}</p>
  return (
    <>
      <ul class="near">
        {items.map((item) => (
          <li key={item.href}>
            <span>
              <a href={`/${district}${item.href}`}>{item.title}</a>
              <small>
                {[
                  words('home.near.walk', { minutes: walkingMinutes(item.metres) }),
                  ...item.notes.map((note) => words(note.key, note.values)),
                ].join(' · ')}
              </small>
            </span>
            {item.state && <span class={`tag ${item.state.tone}`}>{words(item.state.key, item.state.values)}</span>}
          </li>
        ))}
      </ul>
      <p class="lead">{words('home.near.how')}</p>
    </>
  )
}
