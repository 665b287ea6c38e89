import { startOfDay } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Said, TimelineItem } from '../../../platform/feature.ts'
import { factsOf } from '../facts/store.ts'
import { findPerson } from '../person-store.ts'
import { maySeeAll } from '../policy.ts'
import { addressesOf, named } from '../register/address-store.ts'
import { lifeEventsOf } from './store.ts'

const eventTitles = { born: '出生', died: '去世', moved_in: '迁入本区', moved_out: '迁出本区', moved_within: '区内迁移' }

/** What this feature has to tell on a person's page: events, addresses and facts as they began. Nothing for those who see only the brief. */
export async function timelineOf(tx: Tx, id: string): Promise<TimelineItem[]> {
  const person = await findPerson(tx, id)
  if (!person || !maySeeAll(tx.actor, tx.district, person)) return []
  const line = (on: string, title: string, said?: Said): TimelineItem => ({
    at: startOfDay(on),
    title,
    ...(said && { said }),
    href: null,
  })
  const events = (await lifeEventsOf(tx, person.id)).filter(({ undoneAt }) => undoneAt === null)
  const addresses = await named(tx, await addressesOf(tx, person.id))
  const facts = (await factsOf(tx, person.id)).filter(({ withdrawn }) => !withdrawn)
  const born = person.bornOn !== null && !events.some(({ kind }) => kind === 'born') ? [person.bornOn] : []
  return [
    ...born.map((on) => line(on, eventTitles.born, { key: 'people.timeline.born' })),
    ...events.map(({ happenedOn, kind }) => line(happenedOn, eventTitles[kind], { key: `people.timeline.${kind}` })),
    ...addresses.map(({ kind, validFrom, streetName, committeeName, outside }) => {
      const place = outside ?? [streetName, committeeName].filter(Boolean).join('')
      return line(validFrom, `${kind === 'residence' ? '居住' : '户籍'}：${place}`, {
        key: `people.timeline.${kind}`,
        values: { place },
      })
    }),
    ...facts.map(({ validFrom, name, value }) =>
      value === 'true'
        ? line(validFrom, name)
        : value === 'false'
          ? line(validFrom, `不再${name}`, { key: 'people.timeline.no_longer', values: { name } })
          : line(validFrom, `${name}：${value}`, { key: 'people.timeline.level', values: { name, value } }),
    ),
    ...facts.flatMap(({ validTo, name }) =>
      validTo === null || validTo > tx.today
        ? []
        : [line(validTo, `${name}（终止）`, { key: 'people.timeline.ended', values: { name } })],
    ),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
}
