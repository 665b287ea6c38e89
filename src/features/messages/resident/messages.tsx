/** @jsxImportSource preact */
import { z } from 'zod'
import { dayOf, zone } from '../../../platform/clock.ts'
import { type PageRequest, page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import type { PersonMessage, PersonMessages } from '../desk/contract.ts'
import { listMyMessages, markAllRead } from '../desk/reading.ts'
import { Refusal } from './refusal.tsx'

const Form = z.object({ id: z.uuid() })

/** `/310118/my/messages`: what those one reads for were told, the unread marked. */
export const messagesPage = page({
  path: '/my/messages',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const all = await listMyMessages(ctx)
    return {
      title: words('messages.my.title'),
      body: (
        <>
          <Refusal request={request} />
          <p class="lead">{words('messages.my.lead')}</p>
          {all.length === 0 && <p>{words('messages.my.nobody')}</p>}
          {all.map((one) => (
            <OfPerson key={one.person} one={one} request={request} several={all.length > 1} />
          ))}
        </>
      ),
    }
  },
  form: Form,
  submit: async ({ ctx }, { id }) => {
    await markAllRead(ctx, id)
    return { to: `/${ctx.district}/my/messages` }
  },
})

type Asked = Pick<PageRequest, 'ctx' | 'words'>

function OfPerson({ one, request, several }: { one: PersonMessages; request: Asked; several: boolean }) {
  const { ctx, words } = request
  const unread = one.messages.filter((message) => message.unread).length
  return (
    <section>
      {several && <h2>{one.personName}</h2>}
      <p>
        <a href={`/${ctx.district}/my/${one.person}/messages`}>{words('messages.my.preference', { name: one.personName })}</a>
      </p>
      {unread > 0 && (
        <form class="deed" method="post">
          <input type="hidden" name="id" value={one.person} />
          <button type="submit">{words('messages.my.all_read', { n: unread })}</button>
        </form>
      )}
      {one.messages.length === 0 && <p>{words('messages.my.none')}</p>}
      {one.messages.map((message) => (
        <Message key={message.id} message={message} request={request} />
      ))}
    </section>
  )
}

function Message({ message, request: { ctx, words } }: { message: PersonMessage; request: Asked }) {
  const { text, href, unread, madeAt, channel, state, sentTo, kind } = message
  return (
    <article class="card">
      <p class="lead">
        {unread && <span class="tag wait">{words('messages.my.unread')}</span>} {momentOf(madeAt)} ·{' '}
        {words(`notice.kind.${kind}`)}
      </p>
      <p>{text}</p>
      {href && (
        <p>
          <a href={`/${ctx.district}${href}`}>{words('messages.my.more')}</a>
        </p>
      )}
      {channel !== 'site' && <p class="lead">{fateOf({ channel, state, sentTo }, words)}</p>}
    </article>
  )
}

/** By which way it went beside this page, and how that stands. */
const fateOf = ({ channel, state, sentTo }: Pick<PersonMessage, 'channel' | 'state' | 'sentTo'>, words: Words): string =>
  words('messages.my.fate', {
    ...{ way: words(`messages.channel.${channel}`), to: sentTo ?? '', state: words(`messages.state.${state}`) },
  })

const momentOf = (at: string): string =>
  `${dayOf(new Date(at))} ${new Date(at).toLocaleTimeString('zh-CN', { timeZone: zone, hour: '2-digit', minute: '2-digit' })}`
