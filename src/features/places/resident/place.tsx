/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import type { DirectoryDetail } from '../directory/contract.ts'
import { getDirectoryDetail } from '../directory/detail.ts'
import { type Ground, readGround } from '../directory/ground.ts'
import { Id } from '../shapes.ts'
import { SketchMap } from './map.tsx'
import { Fees, Hours } from './place-tables.tsx'
import { QrCode } from './qr.tsx'
import { Entries } from './results.tsx'
import { dialled, named, type Speech, sayDay, sayFree, toneOfFree } from './say.ts'

/** `/310118/places/ID`: all that is public about one facility, on one sheet when printed. */
export const placePage = page({
  path: '/places/{id}',
  scope: 'public',
  run: async ({ ctx, params, words, language, url }) => {
    const id = Id.safeParse(params.id)
    if (!id.success) throw new Problem(404, 'not_found', { what: 'facility' })
    const place = await getDirectoryDetail(ctx, id.data)
    const ground = await readGround(ctx)
    const speech: Speech = { words, language, today: place.asOf, district: ctx.district }
    return { title: place.name, body: <Place {...{ place, ground, speech, address: `${url.origin}${url.pathname}` }} /> }
  },
})

type Shown = { place: DirectoryDetail; speech: Speech }

function Place({ place, ground, speech, address }: Shown & { ground: Ground; address: string }) {
  const { words, district } = speech
  return (
    <div class="place">
      <p class="jumps">
        <a href={`/${district}/places?type=${place.type}&street=${place.street}`}>{words('places.page.back')}</a>
      </p>
      <Lead place={place} speech={speech} />
      <Facts place={place} speech={speech} />
      <Capacity place={place} speech={speech} />
      <Fees fees={place.fees} speech={speech} />
      <Hours
        hours={place.hours}
        exceptions={place.exceptions}
        weeklyHours={place.weeklyHours}
        speech={speech}
        today={place.asOf}
      />
      <Rating place={place} speech={speech} />
      <Operator place={place} speech={speech} />
      {place.position && (
        <section aria-labelledby="map" class="where-it-is">
          <h2 id="map">{words('places.page.map')}</h2>
          <SketchMap
            {...{ ground, speech, marks: marksOf(place) }}
            start={{ ...place.position, text: words('places.map.here') }}
            label={words('places.page.map_label', { name: place.name, street: place.streetName })}
          />
        </section>
      )}
      {place.nearest.length > 0 && (
        <section aria-labelledby="nearest" class="others">
          <h2 id="nearest">{words('places.page.nearest')}</h2>
          <Entries entries={place.nearest} speech={speech} first={1} />
        </section>
      )}
      <p class="code">
        <QrCode text={address} label={words('places.page.qr')} />
        <span>
          {words('places.page.qr')}
          <br />
          {words('places.page.as_of', { day: sayDay(place.asOf, { ...speech, today: '' }) })}
        </span>
      </p>
    </div>
  )
}

/** The nearest others by number, as they are listed. */
const marksOf = ({ nearest }: DirectoryDetail) =>
  nearest.flatMap(({ position }, at) => (position ? [{ text: String(at + 1), point: position }] : []))

/** What it is, and whether one can go there: closed since, about to close, open now; and one button to call. */
function Lead({ place, speech }: Shown) {
  const { words } = speech
  return (
    <>
      <p class="lead">
        {named(place.typeName, speech)} · {place.streetName}
        {place.synthetic && ` · ${words('places.entry.demo')}`}
      </p>
      {!place.open && place.closedOn && (
        <div class="problem">
          <p>{words('places.page.closed', { day: sayDay(place.closedOn, speech) })}</p>
          {place.nearest.length > 0 && <p>{words('places.page.closed_go')}</p>}
        </div>
      )}
      {place.open && place.closesOn && (
        <p class="problem">{words('places.page.closes', { day: sayDay(place.closesOn, speech) })}</p>
      )}
      {place.open && (
        <p class="tags">
          {/* Where one lives, the hours are those of visits. */}
          {place.openNow !== null && place.capacity.beds === 0 && (
            <span class={`tag ${place.openNow ? 'good' : 'quiet'}`}>
              {words(place.openNow ? 'places.entry.open_now' : 'places.entry.closed_now')}
            </span>
          )}
          {place.free.map((one) => (
            <span key={one.kind} class={`tag ${toneOfFree(one)}`}>
              {sayFree(one, speech)}
            </span>
          ))}
        </p>
      )}
      {place.about && <p>{place.about}</p>}
      {place.open && place.phone && (
        <p>
          <a class="call" href={`tel:${dialled(place.phone)}`}>
            {words('places.page.call', { phone: place.phone })}
          </a>
        </p>
      )}
    </>
  )
}

function Facts({ place, speech }: Shown) {
  const { words } = speech
  const address = [place.streetName, place.committeeName, place.address].filter(
    (part, at, all) => part && !all.slice(at + 1).some((later) => later?.includes(part)),
  )
  return (
    <dl>
      <dt>{words('places.page.where')}</dt>
      <dd>{place.address || place.committeeName ? address.join(' ') : words('places.page.no_address')}</dd>
      <dt>{words('places.page.phone')}</dt>
      <dd>{place.phone ?? words('places.page.no_phone')}</dd>
      {place.attributes.map(({ name, value }) => (
        <>
          <dt>{named(name, speech)}</dt>
          <dd>{named(value, speech)}</dd>
        </>
      ))}
      <dt>{words('places.page.opened')}</dt>
      <dd>{sayDay(place.openedOn, { ...speech, today: '' })}</dd>
    </dl>
  )
}

function Capacity({ place: { capacity, free, phone, open }, speech }: Shown) {
  const { words } = speech
  const kinds = [
    ...(capacity.beds > 0 ? (['beds', 'nursing', 'dementia', 'basic'] as const).map((name) => ({ name, unit: 'bed' })) : []),
    ...(capacity.places > 0 ? (['places', 'inclusive'] as const).map((name) => ({ name, unit: 'nursery' })) : []),
    ...(capacity.day > 0 ? [{ name: 'day' as const, unit: 'day' }] : []),
  ]
  const held = kinds.filter(({ name }) => capacity[name] > 0)
  if (held.length === 0) return null
  return (
    <section aria-labelledby="capacity">
      <h2 id="capacity">{words('places.page.capacity')}</h2>
      <dl>
        {held.map(({ name, unit }) => (
          <>
            <dt>{words(`places.page.${name}`)}</dt>
            <dd>{words(`places.page.amount.${unit}`, { n: capacity[name] })}</dd>
          </>
        ))}
        <dt>{words('places.page.free')}</dt>
        <dd>
          {free.length > 0
            ? free.map((one) => sayFree(one, speech)).join(words('places.map.comma'))
            : words('places.free.unreported')}
        </dd>
      </dl>
      {open && <p class="lead">{words(phone ? 'places.free.ask' : 'places.free.ask_where', { phone: phone ?? '' })}</p>}
    </section>
  )
}

/** What others say of it: ratings and inspections of other features, and the names it was given. */
function Rating({ place, speech }: Shown) {
  const { words } = speech
  return (
    <section aria-labelledby="rating">
      <h2 id="rating">{words('places.page.rating')}</h2>
      {place.grade && <p>{words('places.page.grade', { grade: named(place.grade, speech) })}</p>}
      {place.performance.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {place.performance.length === 0 && <p>{words(place.grade ? 'places.page.inspection_none' : 'places.page.rating_none')}</p>}
      {place.designations.length > 0 && (
        <dl>
          {place.designations.map(({ name, level, givenOn, expiresOn }) => {
            const [day, end] = [
              sayDay(givenOn, { ...speech, today: '' }),
              expiresOn && sayDay(expiresOn, { ...speech, today: '' }),
            ]
            return (
              <>
                <dt>{level ? words('places.entry.level', { level, name: named(name, speech) }) : named(name, speech)}</dt>
                <dd>{end ? words('places.page.given_until', { day, end }) : words('places.page.given_on', { day })}</dd>
              </>
            )
          })}
        </dl>
      )}
    </section>
  )
}

function Operator({ place, speech }: Shown) {
  const { words } = speech
  return (
    <section aria-labelledby="run">
      <h2 id="run">{words('places.page.run')}</h2>
      <dl>
        <dt>{words('places.page.operator')}</dt>
        <dd>{place.operator ?? words('places.page.operator_none')}</dd>
        {place.mode && (
          <>
            <dt>{words('places.page.mode')}</dt>
            <dd>{words(`places.page.mode_name.${place.mode}`)}</dd>
          </>
        )}
        {place.medicalPartners.length > 0 && (
          <>
            <dt>{words('places.page.medical')}</dt>
            <dd>{place.medicalPartners.join(words('places.map.comma'))}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
