import { startOfDay } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { TimelineItem } from '../../../platform/feature.ts'
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
  const line = (on: string, title: string): TimelineItem => ({ at: startOfDay(on), title, href: null })
  const events = (await lifeEventsOf(tx, person.id)).filter(({ undoneAt }) => undoneAt === null)
  const addresses = await named(tx, await addressesOf(tx, person.id))
  const facts = (await factsOf(tx, person.id)).filter(({ withdrawn }) => !withdrawn)
  return [
    ...events.map(({ happenedOn, kind }) => line(happenedOn, eventTitles[kind])),
    ...addresses.map(({ kind, validFrom, streetName, committeeName, outside }) =>
      line(
        validFrom,
        `${kind === 'residence' ? '居住' : '户籍'}：${outside ?? [streetName, committeeName].filter(Boolean).join('')}`,
      ),
    ),
    ...facts.map(({ validFrom, name, value }) =>
      line(validFrom, value === 'true' ? name : value === 'false' ? `不再${name}` : `${name}：${value}`),
    ),
    ...facts.flatMap(({ validTo, name }) => (validTo === null || validTo > tx.today ? [] : [line(validTo, `${name}（终止）`)])),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
}
