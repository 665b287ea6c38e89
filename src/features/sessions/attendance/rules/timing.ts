const hour = 3_600_000

/** How long before its start a slot takes arrivals, and for how long after its end its record may still be told and put right. */
export const earliestHours = 3
export const correctableDays = 7

/** A smaller difference between two clocks is the way that a message took. */
const noticedMs = 60_000

/**
 * When something happened, by the device's own time set right: the device says when it sent, so that a clock that is wrong, or that shows another day than the installation's,
 * does no harm. Never later than now.
 */
export function happenedAt({ deviceAt, sentAt, now }: { deviceAt: Date; sentAt: Date; now: Date }): Date {
  const behind = now.getTime() - sentAt.getTime()
  return new Date(Math.min(now.getTime(), deviceAt.getTime() + (Math.abs(behind) < noticedMs ? 0 : behind)))
}

/** The first instant at which somebody may arrive in a slot. */
export const opensFrom = ({ startsAt }: { startsAt: Date }): Date => new Date(startsAt.getTime() - earliestHours * hour)

/** The instant from which a slot's record can no longer be changed. */
export const correctableUntil = ({ endsAt }: { endsAt: Date }): Date => new Date(endsAt.getTime() + correctableDays * 24 * hour)
