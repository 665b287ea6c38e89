import type { Tx } from '../../../platform/database/transaction.ts'
import type { Notice } from '../../../platform/notice.ts'
import { maskedName } from '../../people/index.ts'
import { dueAt, isCarried, wayOf } from '../rules.ts'
import { pushKind } from '../shapes.ts'
import { momentText, type Speech } from '../speech.ts'
import { type Recipient, recipientsOf } from './reaching.ts'
import { insertMessage } from './store.ts'

/** Hands a waiting message to its carrier. */
export const sendingJob = 'messages.send'

/** Something to tell; `cause` names it for ever: one thing is told to one person once. */
export type ToTell = Notice & {
  cause: string
  broadcast?: string
  /** Said as it stands, instead of a sentence of the word books. */
  text?: { zh: string; en: string | null }
  /** On their page alone, whatever way they chose. */
  onPage?: boolean
}

/** When nothing was said: nobody is woken. */
const usualQuiet = { quietFrom: '21:00', quietTo: '08:00' }

/**
 * Keeps what is to be told to each person and orders its sending: by the way they chose, when they allow it. Everything stands on their page at once. Told again
 * it does nothing. Answers the ids of what was new. The whole district is in sight.
 */
export async function tell(
  tx: Tx,
  speech: Speech,
  wishes: readonly ToTell[],
  among: (recipient: Recipient) => boolean = () => true,
): Promise<string[]> {
  const recipients = await recipientsOf(
    tx,
    wishes.map(({ person }) => person),
  )
  const made: string[] = []
  for (const wish of wishes) {
    const recipient = recipients.get(wish.person)
    if (!recipient || recipient.row.diedOn !== null || !among(recipient)) continue
    const id = await tellOne(tx, speech, wish, recipient)
    if (id !== undefined) made.push(id)
  }
  return made
}

async function tellOne(tx: Tx, speech: Speech, wish: ToTell, recipient: Recipient): Promise<string | undefined> {
  const { row } = recipient
  const language = row.language ?? 'zh'
  const due = dueAt(tx.now, { quietFrom: row.quietFrom ?? usualQuiet.quietFrom, quietTo: row.quietTo ?? usualQuiet.quietTo })
  const way = wayFor(wish, recipient, tx.now, due)
  const onPage = way.channel === 'site'
  const id = await insertMessage(tx, {
    ...{ person: row.person, kind: wish.kind, cause: wish.cause, broadcast: wish.broadcast ?? null, ...way, language },
    ...{ text: textOf(speech, wish, row.name, language), href: wish.href ?? null, urgent: wish.urgent ?? false },
    ...{ until: wish.until ?? null, dueAt: onPage ? tx.now : due, state: onPage ? ('delivered' as const) : ('waiting' as const) },
  })
  if (id !== undefined && isCarried(way.channel))
    await tx.enqueue({ job: sendingJob, payload: { message: id }, at: due, key: `${sendingJob} ${id}` })
  return id
}

/** The way of a message, which may go at `due` at the earliest. */
function wayFor(wish: ToTell, { row, reach }: Recipient, now: Date, due: Date) {
  const daysLeft = wish.until ? (wish.until.getTime() - now.getTime()) / 86_400_000 : null
  const refused = row.refuses?.includes(wish.kind) ?? false
  if (wish.known) return { channel: 'site' as const, because: 'known' as const }
  if (wish.onPage) return { channel: 'site' as const, because: 'push' as const }
  if (wish.until && now >= wish.until) return { channel: 'site' as const, because: 'quiet' as const } // of no use any more, to anybody
  const late = wish.until !== undefined && due >= wish.until
  return wayOf(reach, { urgent: wish.urgent ?? false, daysLeft, refused, push: wish.kind === pushKind, late })
}

function textOf({ book }: Speech, { said, text }: ToTell, name: string, language: 'zh' | 'en'): string {
  if (text) return language === 'en' && text.en !== null ? text.en : text.zh
  const values = Object.entries(said.values ?? {}).map(([key, value]) => [
    key,
    value instanceof Date ? momentText(value, language) : spoken(value, language),
  ])
  return book.in(language)(said.key, { name: maskedName(name), ...Object.fromEntries(values) })
}

/** A value in both languages is said in the reader's. */
function spoken(value: unknown, language: 'zh' | 'en'): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { zh, en } = value as { zh?: string; en?: string }
  return language === 'en' ? (en ?? zh) : zh
}
