import type { Tx } from './database/transaction.ts'
import type { DomainEvent } from './events.ts'
import type { Said } from './feature.ts'

/**
 * What somebody is to be told about a person's affair. The feature to whom it happened says what; whoever delivers it chooses the way. Sentences of `said` may use
 * `{name}` (the person, masked) and every value given; a Date is said as a day and time, `{ zh, en }` in the reader's language.
 */
export type Notice = {
  person: string
  /** What one may refuse to be told of; named by the sentence `notice.kind.KIND`. */
  kind: string
  said: Said
  /** Where one reads more; begins after the district. */
  href?: string
  /** It cannot wait for a letter. */
  urgent?: boolean
  /** From then on it is of no use. */
  until?: Date
  /** They know it already (they stood at the counter): their page is enough. */
  known?: boolean
}

/** What an event means for whom. Called in a transaction that sees the whole district; nothing is told twice for one event. */
export type Tells = (tx: Tx, event: DomainEvent & { id: string }) => Promise<Notice[]>

/** Something that comes round at an instant, of which one may be reminded. `about` names it for ever: nobody is reminded of it twice at one distance. */
export type Reminder = Notice & {
  about: string
  at: Date
  /** When it was last spoken of: nobody is reminded of what they were told just now. */
  toldAt?: Date
}

/** What comes round at instants of `[from, to)`. */
export type Reminds = (tx: Tx, from: Date, to: Date) => Promise<Reminder[]>
