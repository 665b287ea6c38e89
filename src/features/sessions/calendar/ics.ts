import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'

/** One booking as a calendar shows it. `tentative`: a turn in a queue, or a place that waits for an answer. */
export type CalendarEvent = {
  id: string
  state: 'confirmed' | 'tentative' | 'cancelled'
  title: string
  startsAt: Date
  endsAt: Date
  changedAt: Date
  place?: { name: string; address: string; position: { lat: number; lon: number } | null } | undefined
  note?: string | undefined
  href?: string | undefined
}

const status = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

/**
 * A calendar (RFC 5545). Nothing in it is of the moment at which it is written: the same bookings make the same text, so that a program that asks again learns by the
 * ETag that nothing has changed. What is confirmed reminds two hours before.
 */
export function calendarText({ name, events }: { name: string; events: readonly CalendarEvent[] }): string {
  const calendar = ical({
    ...{ name, prodId: { company: 'Yiyu', product: 'Sessions', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH },
    ttl: 2 * 3600,
  })
  for (const event of events) {
    const { place, note, href } = event
    const entry = calendar.createEvent({
      ...{ id: event.id, start: event.startsAt, end: event.endsAt, stamp: event.changedAt, lastModified: event.changedAt },
      ...{ summary: event.title, status: status[event.state] },
      transparency: event.state === 'confirmed' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      ...(note === undefined ? {} : { description: note }),
      ...(href === undefined ? {} : { url: href }),
    })
    if (place)
      entry.location({
        title: place.name,
        address: place.address,
        ...(place.position ? { geo: place.position } : {}),
      } as Parameters<typeof entry.location>[0])
    if (event.state === 'confirmed')
      entry.createAlarm({ type: ICalAlarmType.display, trigger: 2 * 3600, description: event.title })
  }
  return calendar.toString()
}
