import { z } from 'zod'
import type { KeyRing } from '../../../../platform/secrecy/key-ring.ts'
import { openWords, sealWords } from '../sealed.ts'
import type { InjuryRow, NoteRow, SafetyRow } from './store.ts'

/** What is sealed of what a guardian told. */
export const SafetyWords = z.object({ allergies: z.array(z.string()), needs: z.string() })
/** What is sealed of an injury. */
export const InjuryWords = z.object({ what: z.string(), where: z.string(), firstAid: z.string() })

type Table = 'safety_note' | 'injury' | 'day_note'
const about = (district: string, table: Table, id: string) => ({ district, table, id })

/** Seals words of a row of this room. */
export const sealFor = (keys: KeyRing, district: string, table: Table, row: { id: string; words: unknown }): Buffer =>
  sealWords(keys, row.words, about(district, table, row.id))

export const safetyWords = (keys: KeyRing, district: string, row: SafetyRow): z.output<typeof SafetyWords> =>
  openWords(keys, row.sealed, about(district, 'safety_note', row.id), SafetyWords)
export const injuryWords = (keys: KeyRing, district: string, row: InjuryRow): z.output<typeof InjuryWords> =>
  openWords(keys, row.sealed, about(district, 'injury', row.id), InjuryWords)
export const noteText = (keys: KeyRing, district: string, row: NoteRow): string =>
  openWords(keys, row.sealed, about(district, 'day_note', row.id), z.string())
