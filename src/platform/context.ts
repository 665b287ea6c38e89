import type { Actor } from './actor.ts'
import type { Carriers } from './carriers/carrier.ts'
import type { Clock } from './clock.ts'
import type { CounterRegistry } from './counters/registry.ts'
import type { Databases } from './database/databases.ts'
import type { Tx } from './database/transaction.ts'
import type { EventSubscriptions } from './events.ts'
import type { Fact } from './feature.ts'
import type { FileStore } from './files/store.ts'
import type { KeyRing } from './secrecy/key-ring.ts'

/** What the whole installation shares. One per process. */
export type Installation = {
  databases: Databases
  clock: Clock
  subscriptions: EventSubscriptions
  counters: CounterRegistry
  files: FileStore
  /** What takes messages out of the house. */
  carriers?: Carriers
  /** What every feature has to say about facilities: facility id → sentences. */
  aboutFacilities?(tx: Tx, facilities: string[]): Promise<Map<string, string[]>>
  /** What every feature says about persons, households and facilities, by names that rules and rosters ask for. */
  facts?: readonly Fact[]
  /** What seals personal data, finds it blindly, and signs. */
  keys: KeyRing
}

/** The wish of a caller that a write happens once: the same key, operation and body answer the same again. */
export type IdempotencyKey = { key: string; operation: string; bodyHash: string }

/** One request or one job: who asks, in which district, as of when. Actions take it first. */
export type Context = Installation & {
  actor: Actor
  /** GB/T 2260 code; `000000` for what belongs to the installation. */
  district: string
  requestId: string
  idempotency?: IdempotencyKey
  /** A board seen as of an earlier day: what was true then … */
  asOf?: string
  /** … and what was known then. Absent: with today's corrections. */
  knownAt?: Date
}

/** The district code of what belongs to no district. */
export const installationDistrict = '000000'
