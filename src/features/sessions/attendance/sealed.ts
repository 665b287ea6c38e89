import type { z } from 'zod'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { open, seal } from '../../../platform/secrecy/seal.ts'

/** Which row a sealed text belongs to: in another one it does not open. */
export type About = { district: string; table: 'pickup_person' | 'safety_note' | 'injury' | 'day_note'; id: string }

const aboutOf = ({ district, table, id }: About): string => `${district} sessions.${table} ${id} sealed`

/** Seals words about somebody under the newest key. */
export const sealWords = (keys: KeyRing, words: unknown, about: About): Buffer =>
  seal(keys, JSON.stringify(words), aboutOf(about))

/** Opens what `sealWords` made. Throws SealProblem where it does not fit. */
export const openWords = <S extends z.ZodType>(keys: KeyRing, sealed: Uint8Array, about: About, shape: S): z.output<S> =>
  shape.parse(JSON.parse(open(keys, sealed, aboutOf(about))))
