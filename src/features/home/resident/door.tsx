/** @jsxImportSource preact */
import type { Feature, Offer } from '../../../platform/feature.ts'
import { page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import { readDoor } from '../actions.ts'
import { doors } from './home.tsx'

/** `/310118/elders`, `/children`, `/mine`: all that stands behind a door, each with a sentence; or that there is nothing yet, and whom to ask. */
export const doorPages = (features: Feature[]) =>
  doors.map((door) =>
    page({
      path: `/${door}`,
      scope: 'public',
      run: async ({ ctx, words }) => {
        const offers = await readDoor(ctx, features, door)
        return {
          title: words(`home.door.${door}`),
          body: <DoorBody {...{ door, offers, words, district: ctx.district, signedIn: ctx.actor.kind === 'account' }} />,
        }
      },
    }),
  )

type Shown = { door: Offer['door']; offers: Offer[]; words: Words; district: string; signedIn: boolean }

function DoorBody({ door, offers, words, district, signedIn }: Shown) {
  return (
    <>
      {(offers.length === 0 || (door === 'mine' && !signedIn)) && (
        <div class="card">
          <p>{words(`home.nothing.${door}`)}</p>
          {door === 'mine' && !signedIn && (
            <p>
              <a href={`/sign-in?next=/${district}/mine`}>{words('sign_in.title')}</a>
            </p>
          )}
        </div>
      )}
      <nav class="doors" aria-label={words(`home.door.${door}`)}>
        {offers.map((offer) => (
          <a key={offer.href} class="door" href={`/${district}${offer.href}`}>
            <b>{words(offer.title.key, offer.title.values)}</b>
            <span>{words(offer.note.key, offer.note.values)}</span>
          </a>
        ))}
      </nav>
      <p>
        <a class="elsewhere" href={`/${district}/`}>
          {words('home.back')}
        </a>
      </p>
    </>
  )
}
