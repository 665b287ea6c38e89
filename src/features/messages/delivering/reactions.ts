import { transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson } from '../../people/index.ts'
import { inheritPreference } from '../preferences/store.ts'
import type { Speech } from '../speech.ts'
import { withdrawWaiting } from './store.ts'
import { tell } from './telling.ts'

/** What is told of each event, once: an event that is delivered again tells nobody anew. */
export function reactionsOf(speech: Speech): Record<string, EventHandler> {
  const events = new Set([...speech.tells.keys(), ...Object.keys(own)])
  return Object.fromEntries(
    [...events].map((name): [string, EventHandler] => [
      name,
      async (ctx, event) => {
        await own[name]?.(ctx, event)
        const tells = speech.tells.get(name) ?? []
        if (tells.length === 0) return
        await transaction(ctx, async (tx) => {
          const notices = []
          for (const one of tells) notices.push(...(await one(tx, event)))
          await tell(
            tx,
            speech,
            notices.map((notice) => ({ ...notice, cause: `${event.id} ${notice.said.key}` })),
          )
        })
      },
    ]),
  )
}

/** A death silences what has not gone out; a merged record's wishes hold for the one that stands. */
const own: Record<string, EventHandler> = {
  'people.died': (ctx, { payload }) =>
    transaction(ctx, async (tx) => {
      const person = await findPerson(tx, payload.person ?? '')
      if (!person || person.diedOn === null) return // undone meanwhile
      const withdrawn = await withdrawWaiting(tx, person.id)
      if (withdrawn > 0) await tx.audit('messages.silence', `person/${person.id}`, { withdrawn })
    }),
  'people.merged': (ctx, { payload }) =>
    transaction(ctx, (tx) => inheritPreference(tx, { from: payload.merged ?? '', to: payload.kept ?? '' })),
}
