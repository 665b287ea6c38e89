import type { RawBuilder } from 'kysely'
import type { Context } from './context.ts'
import type { Counter } from './counters/counter.ts'
import type { CounterReference } from './counters/reference.ts'
import type { Tx } from './database/transaction.ts'
import type { EventHandler } from './events.ts'
import type { Endpoint } from './http/endpoint.ts'
import type { Page } from './http/page.ts'
import type { JobHandler } from './jobs/job.ts'
import type { Reminds, Tells } from './notice.ts'
import type { KeyRing } from './secrecy/key-ring.ts'
import type { Dictionary } from './words/words.ts'

/** Something the actor should do: shown in *my work* (待办). `href` opens it in the console; `said` is the subject as a sentence of the word books, where it is one. */
export type WorkItem = {
  id: string
  kind: string
  title: string
  subject: string
  said?: Said
  dueOn: string | null
  href: string
  urgent: boolean
}

/** A sentence of the word books, by its key, with what fills its blanks. */
export type Said = { key: string; values?: Record<string, unknown> }

/** One line on the page of a person; `said` is the title as a sentence of the word books, where it is one. */
export type TimelineItem = { at: Date; title: string; said?: Said; href: string | null }

/** More than these nobody reads on a first page; what lies farther is counted, and found in its list. */
export const mostNear = 24

/** Something within walking distance, for the resident's home. `href` begins after the district. */
export type NearItem = {
  title: string
  /** The list it stands in, which takes `street`, `area` and `within` minutes; begins after the district. */
  list?: string
  notes: Said[]
  state?: Said & { tone: 'good' | 'wait' | 'quiet' }
  href: string
  metres: number
}

/**
 * What stands behind a door of the resident's home: for older people, for children, or the reader's own affairs. `href` begins after the district. `first`: before
 * what others offer there.
 */
export type Offer = { door: 'elders' | 'children' | 'mine'; title: Said; note: Said; href: string; first?: true }

/** A hit of the console's `/` search. */
export type SearchHit = { kind: string; title: string; note: string; href: string; rank: number }

/** What a feature holds about one person, for export and erasure. */
export type PersonalData = {
  /** `keys` open what is sealed. */
  export(tx: Tx, person: string, keys: KeyRing): Promise<unknown>
  /** Takes all of it away: how many rows. No page and no job calls it yet: what is held goes by the retention schedule, kind by kind. */
  erase(tx: Tx, person: string): Promise<number>
}

/**
 * A fact rules may ask for, named in the plans' own words. `rows` is a subquery `(district, id, value, source, valid_from)` as of a day, joined for one
 * person, a roster, or 400,000 people; an id without a row has no such fact known. The registry refuses two facts of one name. With `only`, rows of other
 * ids may be left out: whoever asks about a few says so, and a fact that costs a look at the whole district looks at those alone. `service` is the one that is being
 * decided about: a fact that is counted for each service (free sessions used) has rows only where one is named.
 */
export type Fact = {
  about: 'person' | 'household' | 'facility' | 'organization' | 'application'
  name: string
  type: 'number' | 'text' | 'boolean' | 'date'
  /** Of a number: only whole ones, and none below `low`. */
  whole?: true
  low?: number
  rows(tx: Tx, on: string, only?: readonly string[], service?: string): RawBuilder<unknown>
}

/** A kind of record the retention schedule may name: how many are due by the day, and what happens to them. */
export type Retained = {
  kind: string
  due(tx: Tx, before: string): Promise<number>
  apply(tx: Tx, before: string, what: 'delete' | 'pseudonymise', limit: number): Promise<number>
}

/** A kind of row that may lack what a counter needs: what data quality lists. */
export type Gap = { counter: string; street: string; missing: number; owner: string; href: string }

/** Which floor of the house a feature stands on; imports go down only. */
export type Floor = 'ground' | 'engine' | 'composer'

/** All that a feature may register. A part that is absent is not needed. */
export type Feature = {
  name: string
  floor: Floor
  /** Absolute folder of its migrations, absent when it has no tables. */
  migrations?: string
  words: { zh: Dictionary; en: Dictionary }
  routes?: Endpoint[]
  pages?: Page[]
  jobs?: Record<string, JobHandler>
  /** crontab lines of graphile-worker: `m h d M w job`, in Asia/Shanghai. */
  crontab?: string[]
  facts?: Fact[]
  counters?: Counter[]
  /** The counters, with their filters, whose values the feature reads in the context's district: kept up to date from then on. */
  counts?(ctx: Context): Promise<CounterReference[]>
  workItems?(tx: Tx): Promise<WorkItem[]>
  timeline?(tx: Tx, person: string): Promise<TimelineItem[]>
  /** What lies within a straight line of so many metres of a point. */
  near?(tx: Tx, at: { lon: number; lat: number }, metres: number): Promise<NearItem[]>
  /** What the resident's home leads to, as far as the reader may use it. */
  offers?(tx: Tx): Promise<Offer[]>
  search?(tx: Tx, words: string): Promise<SearchHit[]>
  personalData?: PersonalData
  /** Kinds of records that the retention schedule may delete or pseudonymise. */
  retention?: Retained[]
  /** What this feature has to say about facilities, for the public directory: facility id → sentences (a rating, the last inspection). */
  aboutFacilities?(tx: Tx, facilities: string[]): Promise<Map<string, string[]>>
  gaps?(tx: Tx): Promise<Gap[]>
  on?: Record<string, EventHandler>
  /** For events of its own: what is to be told to whom. Another feature delivers it, by the way each person chose. */
  notices?: Record<string, Tells>
  /** What comes round soon, of which people are reminded. */
  reminders?: Reminds
  /** Makes ready what the first caller should not wait for; called once the product listens. */
  warmUp?(): void
  /** Ends what the feature keeps running, e.g. threads. */
  close?(): Promise<unknown>
  /** Brings a district's files into the database, adding versions, never overwriting a local one. Called at every start. */
  seed?(ctx: Context, folder: string): Promise<void>
  /** The feature's rows of the demonstration, clearly marked 演示. Called at every start of one: `firstTime` in its transaction makes it happen once. */
  demo?(ctx: Context): Promise<void>
}

/** Declares a feature: its door. */
export const defineFeature = (feature: Feature): Feature => feature
