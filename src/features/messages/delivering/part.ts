import { definePart, type Part } from '../../../platform/feature-parts.ts'
import type { Speech } from '../speech.ts'
import { messageRetention, messagesOwnedBy } from './own.ts'
import { reactionsOf } from './reactions.ts'
import { remind } from './reminding.ts'
import { followUp, sendMessage } from './sending.ts'
import { sendingJob } from './telling.ts'

const [reminding, followingUp] = ['messages.remind', 'messages.follow_up']

/** What this room registers: what of each event is told to whom, what comes round, and its sending. */
export const deliveringPart = (speech: Speech): Part =>
  definePart({
    jobs: {
      [sendingJob]: (ctx, payload) => sendMessage(ctx, speech, payload),
      [reminding]: (ctx) => remind(ctx, speech),
      [followingUp]: (ctx) => followUp(ctx),
    },
    crontab: [`12 * * * * ${reminding}`, `*/30 * * * * ${followingUp}`],
    on: reactionsOf(speech),
    personalData: messagesOwnedBy,
    retention: messageRetention,
  })
