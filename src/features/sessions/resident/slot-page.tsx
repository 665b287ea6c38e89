/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { contentHash } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { bookSession } from '../bookings/actions.ts'
import { lookAhead } from '../choosing/ahead.ts'
import { listAlternatives } from '../slots/reading.ts'
import { addressOf, idOf, speechOf } from './say.ts'
import { offersOthers, SlotBody, titleOf } from './slot-body.tsx'

const Form = z.object({
  person: z.uuid(),
  ifFull: z.enum(['queue', 'refuse']),
  accept: z.literal('1').optional(),
  /** Made with the page: a second touch of the button makes no second booking. */
  once: z.uuid(),
})

/** `/book/{service}/{slot}`: what, where, when, for whom, at what price, until when one may cancel; and one button. A full slot offers its queue and what has room nearby. */
export const slotPage = page({
  path: '/book/{service}/{slot}',
  scope: 'public',
  query: z.object({ for: z.uuid().optional().catch(undefined) }),
  form: Form,
  run: async (request) => {
    const { ctx, query, refused, url } = request
    const slot = idOf(request, 'slot')
    const ahead = await lookAhead(ctx, slot, refused?.typed.person ?? query.for)
    const others = offersOthers(ahead) ? (await listAlternatives(ctx, slot)).slots : []
    const speech = speechOf(request)
    const signIn = ctx.actor.kind === 'account' ? undefined : `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`
    return { title: titleOf(ahead, speech), body: <SlotBody {...{ ahead, others, speech, refused, signIn }} /> }
  },
  submit: async (request, { person, ifFull, accept, once }) => {
    const { ctx } = request
    if (ctx.actor.kind !== 'account') throw new Problem(401, 'not_signed_in')
    const wish = { slot: idOf(request, 'slot'), person, ifFull, acceptPrice: accept === '1', hold: false }
    const idempotency = { key: once, operation: 'page book', bodyHash: contentHash(JSON.stringify(wish)) }
    const { id } = await bookSession({ ...ctx, idempotency }, wish)
    return { to: addressOf(speechOf(request), `/my/bookings/${id}`, { done: '1' }) }
  },
})
