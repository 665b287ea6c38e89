import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentKinds, findDocumentKind, readDocument } from './documents.ts'
import { maskNumber } from './mask.ts'
import { checkCharacter, readCitizenNumber } from './number.ts'

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const numbers = fc
  .tuple(fc.integer({ min: 110000, max: 999999 }), days, fc.nat(999))
  .map(([division, day, sequence]) => `${division}${day.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`)
  .map((body) => body + checkCharacter(body))
const isRefused = (text: string) => 'fault' in readCitizenNumber(text)

describe('a citizen number (GB 11643-1999)', () => {
  test('says birth date, sex and division', () => {
    expect(readCitizenNumber('11010519491231002X')).toEqual({
      number: '11010519491231002X',
      birthOn: '1949-12-31',
      sex: 'female',
      division: '110105',
      wasOld: false,
    })
    const body = '11010519491231003'
    expect(readCitizenNumber(body + checkCharacter(body))).toMatchObject({ sex: 'male' })
  })

  test('is taken as people write it: small x, full-width characters, spaces, what a cell brings along', () => {
    for (const text of [
      '11010519491231002x',
      '１１０１０５１９４９１２３１００２Ｘ',
      ' 110105 19491231 002X\n',
      '\u200b11010519491231002X\ufeff',
      '110105-19491231-002X',
    ])
      expect(readCitizenNumber(text)).toMatchObject({ number: '11010519491231002X' })
  })

  test('of fifteen digits becomes the one of eighteen', () => {
    expect(readCitizenNumber('110105491231002')).toEqual({
      number: '11010519491231002X',
      birthOn: '1949-12-31',
      sex: 'female',
      division: '110105',
      wasOld: true,
    })
  })

  test.each([
    ['', { code: 'identity_number_length', expected: '18', found: 0 }],
    ['1101051949123100', { code: 'identity_number_length', expected: '18', found: 16 }],
    ['11010519491231002XX', { code: 'identity_number_length', expected: '18', found: 19 }],
    ['1101O519491231002X', { code: 'identity_number_character', expected: '0-9', found: 'O', at: 5 }],
    ['1101051949123100XX', { code: 'identity_number_character', expected: '0-9', found: 'X', at: 17 }],
    ['11010519491231002Y', { code: 'identity_number_character', expected: '0-9X', found: 'Y', at: 18 }],
    ['11010549123100X', { code: 'identity_number_character', expected: '0-9', found: 'X', at: 15 }],
    ['11010519490229002X', { code: 'identity_number_date', expected: 'YYYYMMDD', found: '19490229' }],
    ['11010519491331002X', { code: 'identity_number_date', expected: 'YYYYMMDD', found: '19491331' }],
    ['11010519490431002X', { code: 'identity_number_date', expected: 'YYYYMMDD', found: '19490431' }],
    ['110105490229002', { code: 'identity_number_date', expected: 'YYYYMMDD', found: '19490229' }],
    ['11010500491231002X', { code: 'identity_number_date', expected: 'YYYYMMDD', found: '00491231' }],
    ['110105194912310021', { code: 'identity_number_check', expected: 'X', found: '1' }],
  ])('%s is refused with what was expected', (text, fault) => {
    expect(readCitizenNumber(text)).toEqual({ fault })
  })

  test('of a leap day is taken in a leap year only', () => {
    const [leap, plain] = ['11010520000229002', '11010519000229002']
    expect(readCitizenNumber(leap + checkCharacter(leap))).toMatchObject({ birthOn: '2000-02-29' })
    expect(readCitizenNumber(plain + checkCharacter(plain))).toMatchObject({ fault: { code: 'identity_number_date' } })
  })

  test('of somebody not born yet is refused when a day is given', () => {
    expect(readCitizenNumber('11010519491231002X', '1949-12-31')).toMatchObject({ birthOn: '1949-12-31' })
    expect(readCitizenNumber('11010519491231002X', '1949-12-30')).toEqual({
      fault: { code: 'identity_number_not_born', expected: '1949-12-30', found: '1949-12-31' },
    })
  })

  test('that is valid stays itself and says its own day', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
        expect(readCitizenNumber(number)).toMatchObject({ number, birthOn: day, wasOld: false })
      }),
    )
  })

  test('with any single wrong character is found out', () => {
    fc.assert(
      fc.property(numbers, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, at, other) => {
        fc.pre(number[at] !== other)
        expect(isRefused(number.slice(0, at) + other + number.slice(at + 1))).toBe(true)
      }),
    )
  })

  test('with two different neighbours exchanged is found out', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), (number, at) => {
        fc.pre(number[at] !== number[at + 1])
        expect(isRefused(number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2))).toBe(true)
      }),
    )
  })
})

describe('the mask', () => {
  test.each([
    ['11010519491231002X', '11***************X'],
    ['110105491231002', '11*************'],
    ['E12345678', 'E******78'],
    ['U310123456', 'U*******56'],
    ['12345', '*****'],
    ['', ''],
  ])('of %s is %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked)
  })

  test('leaves many numbers possible to somebody who knows division, birth date and sex', () => {
    const masked = maskNumber('11010519491231002X')
    const possible = Array.from({ length: 1000 }, (_, sequence) => `11010519491231${String(sequence).padStart(3, '0')}`)
      .filter((body) => Number(body[16]) % 2 === 0)
      .map((body) => body + checkCharacter(body))
      .filter((number) => maskNumber(number) === masked)
    expect(possible.length).toBeGreaterThanOrEqual(45)
  })
})

describe('the documents', () => {
  test.each(documentKinds.map((kind) => [kind.zh, kind] as const))('%s: its example is read as what it is', (_, kind) => {
    const said = readDocument(kind.key, kind.example)
    expect(said).toMatchObject({ kind: kind.key, number: kind.example })
    expect('says' in said && said.says !== undefined).toBe(kind.citizen)
    expect(findDocumentKind(kind.zh)).toBe(kind)
  })

  test('a sheet may call the citizen number by its other names', () => {
    for (const name of ['身份证', '户口簿', ' 居民身份证 ']) expect(findDocumentKind(name)?.key).toBe('citizen')
  })

  test.each([
    ['passport', 'E1 2', { code: 'document_number_shape', expected: 'E12345678' }],
    ['birth_certificate', '310123456', { code: 'document_number_shape', expected: 'U310123456' }],
    ['hmt_residence', '11010519491231002X', { code: 'document_number_shape', expected: '810000199408230021' }],
    ['hmt_residence', '810000199408230022', { code: 'identity_number_check', expected: '1', found: '2' }],
    ['军官证', '123', { code: 'document_kind_unknown', found: '军官证' }],
  ])('%s %s is refused with what was expected', (kind, text, fault) => {
    expect(readDocument(kind, text)).toMatchObject({ fault })
  })

  test('letters and widths are made alike before a number is kept', () => {
    expect(readDocument('护照', 'ｅ１２３４５６７８')).toMatchObject({ number: 'E12345678' })
  })
})
