import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organizationCheckCharacter, readOrganizationCode } from './organization-code.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const digit = fc.constantFrom(...'0123456789')
const any = fc.constantFrom(...alphabet)
const codes = fc
  .tuple(...Array.from({ length: 17 }, (_, at) => (at >= 2 && at <= 7 ? digit : any)))
  .map((characters) => characters.join(''))
  .map((body) => body + organizationCheckCharacter(body))
const isRefused = (text: string) => 'fault' in readOrganizationCode(text)

test.each([
  ['91350100M000100Y43', '350100', 'M000100Y4'],
  ['91310000MA1K000006', '310000', 'MA1K00000'],
])('%s is valid (GB 32100-2015)', (code, division, subject) => {
  expect(readOrganizationCode(code)).toEqual({ code, division, subject })
})

test('small letters, full-width characters, spaces and hyphens are what people write', () => {
  for (const text of [
    '91350100m000100y43',
    '９１３５０１００Ｍ０００１００Ｙ４３',
    ' 91 350100 M000100Y4 3\t',
    '91350100-M000100Y4-3',
  ])
    expect(readOrganizationCode(text)).toMatchObject({ code: '91350100M000100Y43' })
})

test.each([
  ['91350100M000100Y44', { code: 'organization_code_check', expected: '3', found: '4' }],
  ['91350100M000100Y4', { code: 'organization_code_length', expected: '18', found: 17 }],
  ['', { code: 'organization_code_length', expected: '18', found: 0 }],
  ['91350100M0001O0Y43', { code: 'organization_code_character', expected: '0-9A-HJ-NP-RTUWXY', found: 'O', at: 14 }],
  ['9135A100M000100Y43', { code: 'organization_code_character', expected: '0-9', found: 'A', at: 5 }],
  ['91350100M000100Y4校', { code: 'organization_code_character', expected: '0-9A-HJ-NP-RTUWXY', found: '校', at: 18 }],
])('%s is refused with what was expected', (text, fault) => {
  expect(readOrganizationCode(text)).toEqual({ fault })
})

test('a valid code stays itself', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(readOrganizationCode(code)).toMatchObject({ code })
    }),
  )
})

test('every single wrong character is found', () => {
  fc.assert(
    fc.property(codes, fc.nat(17), any, (code, at, other) => {
      fc.pre(code[at] !== other)
      expect(isRefused(code.slice(0, at) + other + code.slice(at + 1))).toBe(true)
    }),
  )
})

test('every two different neighbours exchanged are found', () => {
  fc.assert(
    fc.property(codes, fc.nat(16), (code, at) => {
      fc.pre(code[at] !== code[at + 1])
      expect(isRefused(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBe(true)
    }),
  )
})
