/** What is wrong with a unified social credit code and what was expected instead. `code` is stable and the key of its sentence. */
export type OrganizationCodeFault =
  | { code: 'organization_code_length'; expected: '18'; found: number }
  | { code: 'organization_code_character'; expected: string; found: string; at: number }
  | { code: 'organization_code_check'; expected: string; found: string }

/** What a valid code says: `division` is where it was registered, `subject` the nine characters of the organization itself. */
export type OrganizationCode = { code: string; division: string; subject: string }

/** The digits and letters of GB 32100: I, O, S, V and Z are left out because they look like others. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * Reads a unified social credit code (统一社会信用代码) as people write it, or says what is wrong with it. The organization's own check character inside is not judged:
 * codes in use fail it. Source: GB 32100-2015.
 */
export function readOrganizationCode(text: string): OrganizationCode | { fault: OrganizationCodeFault } {
  const written = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase()
  const characters = [...written]
  if (characters.length !== 18) return { fault: { code: 'organization_code_length', expected: '18', found: characters.length } }
  const at = characters.findIndex((character, index) => !allowedAt(index).includes(character))
  if (at >= 0) {
    const expected = isDivision(at) ? '0-9' : '0-9A-HJ-NP-RTUWXY'
    return { fault: { code: 'organization_code_character', expected, found: characters[at] as string, at: at + 1 } }
  }
  const expected = organizationCheckCharacter(written.slice(0, 17))
  const found = written.slice(17)
  if (found !== expected) return { fault: { code: 'organization_code_check', expected, found } }
  return { code: written, division: written.slice(2, 8), subject: written.slice(8, 17) }
}

/** The 18th character for the 17 before it (modulus 31): finds every single wrong character and every two neighbours exchanged. */
export function organizationCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(body[at] as string), 0)
  return alphabet[(31 - (sum % 31)) % 31] as string
}

const isDivision = (index: number) => index >= 2 && index <= 7
const allowedAt = (index: number) => (isDivision(index) ? '0123456789' : alphabet)
