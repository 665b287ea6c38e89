import { normaliseNumber } from './normal.ts'

/** What is wrong with a citizen number and what was expected instead. `code` is stable and the key of its sentence. */
export type NumberFault =
  | { code: 'identity_number_length'; expected: '18'; found: number }
  | { code: 'identity_number_character'; expected: '0-9' | '0-9X'; found: string; at: number }
  | { code: 'identity_number_date'; expected: 'YYYYMMDD'; found: string }
  | { code: 'identity_number_not_born'; expected: string; found: string }
  | { code: 'identity_number_check'; expected: string; found: string }

/** What a valid citizen number says: always 18 characters; `birthOn` as YYYY-MM-DD; `division` is where it was first registered, not where the person lives. */
export type CitizenNumber = { number: string; birthOn: string; sex: 'male' | 'female'; division: string; wasOld: boolean }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/**
 * Reads a citizen number (公民身份号码) as people write it, of 18 characters or the 15 of before 1999, or says what is wrong with it. With `on` a birth after that day
 * is a fault. The division is not looked up: thousands were abolished, and synthetic persons carry one that never was. Source: GB 11643-1999.
 */
export function readCitizenNumber(text: string, on?: string): CitizenNumber | { fault: NumberFault } {
  const written = normaliseNumber(text)
  const length = [...written].length
  if (length !== 18 && length !== 15) return { fault: { code: 'identity_number_length', expected: '18', found: length } }
  const stray = strayIn(written)
  if (stray) return { fault: stray }
  // The old numbers gave the year in two digits; their century is the 20th, and they had no check character.
  const body = length === 15 ? `${written.slice(0, 6)}19${written.slice(6)}` : written.slice(0, 17)
  const birthOn = dayOf(body.slice(6, 14))
  if (!birthOn) return { fault: { code: 'identity_number_date', expected: 'YYYYMMDD', found: body.slice(6, 14) } }
  if (on !== undefined && birthOn > on) return { fault: { code: 'identity_number_not_born', expected: on, found: birthOn } }
  const expected = checkCharacter(body)
  const found = length === 15 ? expected : written.slice(17)
  if (found !== expected) return { fault: { code: 'identity_number_check', expected, found } }
  const sex = Number(body[16]) % 2 === 1 ? 'male' : 'female'
  return { number: body + expected, birthOn, sex, division: body.slice(0, 6), wasOld: length === 15 }
}

/** The 18th character for the 17 digits before it (ISO 7064, MOD 11-2): finds every single wrong character and every two neighbours exchanged. */
export function checkCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return checkCharacters[sum % 11] as string
}

function strayIn(written: string): NumberFault | undefined {
  const characters = [...written]
  const at = characters.findIndex((character, index) => !(index === 17 ? /[0-9X]/ : /[0-9]/).test(character))
  if (at < 0) return undefined
  return { code: 'identity_number_character', expected: at === 17 ? '0-9X' : '0-9', found: characters[at] as string, at: at + 1 }
}

/** YYYYMMDD as a day of the calendar, from 1800 on; undefined when there was no such day. */
function dayOf(digits: string): string | undefined {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : undefined
}
