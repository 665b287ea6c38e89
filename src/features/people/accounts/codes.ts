import { randomInt } from 'node:crypto'

/** Without the signs that are mistaken for one another on paper or when read out: no 0 O 1 I L. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const length = 12
/** So many characters in front find the letter; the other eight (39 bits) are the secret that five tries cannot guess. */
const locatorLength = 4

/** How long a letter may be used, and how often its code may be mistyped. */
export const letterDays = 14
export const letterTries = 5

/** A fresh code as it is kept: twelve characters, no hyphens. */
export const freshCode = (): string => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** A code as it is printed: three groups of four. */
export const printedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** What was typed as a code, or nothing where it cannot be one: small letters, spaces, hyphens and full-width characters do not matter. */
export function readCode(typed: string): { code: string; locator: string } | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
  const fits = code.length === length && [...code].every((sign) => alphabet.includes(sign))
  return fits ? { code, locator: code.slice(0, locatorLength) } : undefined
}
