/** @jsxImportSource preact */
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { AreaPlace } from '../../../platform/districts/store.ts'
import { type Feature, mostNear, type NearItem, type Offer } from '../../../platform/feature.ts'
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
    run: async ({ ctx, query, words, url }) => {
      const chosen = query.area?.startsWith(query.street ?? '') ? query.area : query.street
      const home = await readHome(ctx, features, chosen)
      return { title: words('home.title'), body: <HomeBody {...{ home, ctx, words, asked: url.searchParams.has('street') }} /> }
    },
  })

/** `asked`: whether the form was sent, with or without a choice. */
function HomeBody({ home, ctx, words, asked }: { home: Home; ctx: Context; words: Words; asked: boolean }) {
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
        {asked && !home.area && (
          <p class="problem" role="alert">
            {words('home.where.nothing_chosen')}
          </p>
        )}
        <WhereForm home={home} words={words} action={`/${district}/#near`} />
        {home.area && <NearList items={home.near} area={home.area} district={district} words={words} />}
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
function WhereForm({ home, words, action }: { home: Home; words: Words; action: string }) {
  const { area, streets, committees } = home
  return (
    <form class="where" method="get" action={action}>
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

type NearProps = { items: NearItem[]; area: AreaPlace; district: string; words: Words }

function NearList({ items, area, district, words }: NearProps) {
  if (items.length === 0) return <p class="lead">{words('home.near.nothing', { minutes: nearMinutes })}</p>
  return (
    <>
      <ul class="near">
        {items.slice(0, mostNear).map((item) => (
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
      <More items={items.slice(mostNear)} area={area} district={district} words={words} />
      <p class="lead">{words('home.near.how')}</p>
    </>
  )
}

/** How many more there are, with the way to the list that has them all, reckoned from the same place. */
function More({ items, area, district, words }: NearProps) {
  const list = items.find((item) => item.list)?.list
  if (!list) return null
  const from = new URLSearchParams({
    street: area.street,
    ...(area.code === area.street ? {} : { area: area.code }),
    within: String(nearMinutes),
  })
  return (
    <p>
      <a class="elsewhere" href={`/${district}${list}?${from}`}>
        {words('home.near.more', { n: items.length })}
      </a>
    </p>
  )
}
