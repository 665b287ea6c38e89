const hour = 3_600_000

/** How long before its start a slot takes arrivals, and for how long after its end its record may still be told and put right. */
export const earliestHours = 3
export const correctableDays = 7

/**
 * When something happened, by the device's own time set right: the device says when it sent, so that a clock that is wrong, or that shows another day than the installation's,
 * does no harm. Never later than now.
 */
export function happenedAt({ deviceAt, sentAt, now }: { deviceAt: Date; sentAt: Date; now: Date }): Date {
  return new Date(Math.min(now.getTime(), now.getTime() - sentAt.getTime() + deviceAt.getTime()))
}

/** The first instant at which somebody may arrive in a slot. */
export const opensFrom = ({ startsAt }: { startsAt: Date }): Date => new Date(startsAt.getTime() - earliestHours * hour)

/** The instant from which a slot's record can no longer be changed. */
export const correctableUntil = ({ endsAt }: { endsAt: Date }): Date => new Date(endsAt.getTime() + correctableDays * 24 * hour)
