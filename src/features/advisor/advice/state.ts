import { z } from 'zod'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { open, SealProblem, seal } from '../../../platform/secrecy/seal.ts'
import { Who } from '../contract.ts'

/** How long a form may lie: long enough for anybody, and gone by the next day. */
const keptMs = 12 * 3_600_000

const State = z.object({
  who: Who,
  /** On whose record it rests; whoever opens it is asked again whether they may. */
  person: z.uuid().optional(),
  answers: z.array(z.tuple([z.string(), z.string()])),
  at: z.number(),
})

/** What was answered so far, in order. Nothing of it is kept here: it travels sealed in the address. */
export type AdviceState = Omit<z.infer<typeof State>, 'at'>

/** Seals the answers for the address of the next page: nobody on the way, and no log, can read them. */
export const sealState = (keys: KeyRing, district: string, state: AdviceState): string =>
  seal(keys, JSON.stringify({ ...state, at: Date.now() }), aboutOf(district)).toString('base64url')

/** Opens what `sealState` sealed in the district; undefined for what is no such thing, or too old. */
export function openState(keys: KeyRing, district: string, sealed: string | undefined): AdviceState | undefined {
  if (!sealed) return undefined
  try {
    const { at, ...state } = State.parse(JSON.parse(open(keys, Buffer.from(sealed, 'base64url'), aboutOf(district))))
    return Date.now() - at < keptMs ? state : undefined
  } catch (error) {
    if (error instanceof SealProblem) return undefined
    throw error
  }
}

const aboutOf = (district: string) => `advice/${district}`
