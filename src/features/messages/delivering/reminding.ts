import { dayOf, plusDays, startOfDay, zone } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import type { Reminder } from '../../../platform/notice.ts'
import type { Speech } from '../speech.ts'
import type { Recipient } from './reaching.ts'
import { tell } from './telling.ts'

const hour = 3_600_000
/** Reminders of tomorrow go out in these hours of the day. */
const speaking = { from: 9, to: 20 }
/** Who was told so lately is not reminded the day before. */
const justTold = 12 * hour
const atOnce = 200

/** Reminds of what comes round tomorrow, and for those who wish it within two hours: each once. Every hour. */
export async function remind(ctx: Context, speech: Speech): Promise<void> {
  const now = ctx.clock.now()
  const today = dayOf(now)
  const time = Number(now.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit' }))
  if (time >= speaking.from && time < speaking.to) {
    const tomorrow = { from: startOfDay(plusDays(today, 1)), to: startOfDay(plusDays(today, 2)) }
    const due = (await comingRound(ctx, speech, tomorrow)).filter(
      ({ toldAt }) => !toldAt || now.getTime() - toldAt.getTime() > justTold,
    )
    await tellOf(ctx, speech, due, 'day')
  }
  const soon = await comingRound(ctx, speech, { from: now, to: new Date(now.getTime() + 2 * hour) })
  await tellOf(ctx, speech, soon, 'hours', ({ row }) => row.hoursBefore === true)
}

async function comingRound(ctx: Context, { reminds }: Speech, { from, to }: { from: Date; to: Date }): Promise<Reminder[]> {
  return await reading(ctx, async (tx) => {
    const all: Reminder[] = []
    for (const reminders of reminds) all.push(...(await reminders(tx, from, to)))
    return all
  })
}

async function tellOf(
  ctx: Context,
  speech: Speech,
  reminders: readonly Reminder[],
  distance: 'day' | 'hours',
  among?: (recipient: Recipient) => boolean,
): Promise<void> {
  for (let at = 0; at < reminders.length; at += atOnce) {
    const some = reminders.slice(at, at + atOnce).map((one) => ({
      ...one,
      ...{ until: one.until ?? one.at, cause: `${one.about}/${distance}` },
    }))
    await transaction(ctx, (tx) => tell(tx, speech, some, among))
  }
}
