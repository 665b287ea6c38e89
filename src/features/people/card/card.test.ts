import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { create, type QRCode } from 'qrcode'
import { afterAll, describe, expect, test } from 'vitest'
import { addKey, openKeyRing, retireKey } from '../../../platform/secrecy/key-ring.ts'
import { publicKeys, signerFor } from '../../../platform/secrecy/signing.ts'
import { fromBase45, toBase45 } from './base45.ts'
import { issueCard, issueRevocationList, newCardNumber } from './issue.ts'
import { maskedName } from './masked-name.ts'
import { audiences, type Card, encodeCard } from './payload.ts'
import { decode } from './reader/decode.ts'
import { isRevoked, laterList, listPurpose, openRevocationList, type RevocationList } from './revocation.ts'
import { cardPrefix, type Reader, verifyCard } from './verify.ts'

const home = mkdtempSync(join(tmpdir(), 'yiyu-card-'))
afterAll(() => rmSync(home, { recursive: true }))
let rings = 0
const settingsFor = () => ({ keysFile: join(home, `${rings++}`, 'ring.json'), sealing: 'aes' as const })
const ring = openKeyRing(settingsFor())
const keys = publicKeys(ring)

const aCard = (changes: Partial<Card> = {}): Card => ({
  number: newCardNumber(),
  district: '310118',
  issuedOn: '2026-11-22',
  expiresOn: '2028-11-22',
  name: '张小明',
  birthYear: 1941,
  audiences: ['elder'],
  ...changes,
})
const reader = (changes: Partial<Reader> = {}): Reader => ({ keys, revoked: [], today: '2026-11-23', ...changes })
const bytesOf = (text: string) => fromBase45(text.slice(cardPrefix.length)) as Uint8Array
const textOf = (bytes: Uint8Array) => cardPrefix + toBase45(bytes)

/** The list of the district as a reader holds it. */
async function aList(numbers: string[], changes: { district?: string; issuedAt?: Date; validUntil?: string } = {}) {
  const published = await issueRevocationList(ring, {
    district: '310118',
    issuedAt: new Date('2026-11-22T16:00:00Z'),
    validUntil: '2026-11-30',
    numbers,
    ...changes,
  })
  const opened = await openRevocationList(published, keys)
  return { published, list: (opened as { list: RevocationList }).list }
}

describe('a card', () => {
  test('is valid for a reader with nothing but the published keys, and says who holds it', async () => {
    const card = aCard()
    expect(await verifyCard(issueCard(ring, card).text, reader())).toEqual({
      state: 'valid',
      card: { ...card, name: '张*明' },
      revocation: 'none',
      clockBehind: false,
    })
  })

  test('holds neither the full name nor anything a clerk did not mean to print', () => {
    const bytes = Buffer.from(bytesOf(issueCard(ring, aCard({ name: '欧阳小明' })).text))
    expect(bytes.includes(Buffer.from('阳')) || bytes.includes(Buffer.from('小'))).toBe(false)
    expect(bytes).toHaveLength(23 + 7 + 64)
  })

  test('expires on its day and not before; a reader whose clock is behind is told', async () => {
    const { text } = issueCard(ring, aCard())
    const on = async (today: string) => verifyCard(text, reader({ today }))
    expect((await on('2028-11-21')).state).toBe('valid')
    expect((await on('2028-11-22')).state).toBe('expired')
    expect(await on('2026-11-21')).toMatchObject({ state: 'valid', clockBehind: true })
  })

  test('of a key the reader has not got says so; of a retired key it is refused by name', async () => {
    const settings = settingsFor()
    const other = openKeyRing(settings)
    const { text, keyId } = issueCard(other, aCard())
    expect(await verifyCard(text, reader())).toEqual({ state: 'unknown_key', keyId })
    addKey(settings, 'signing')
    other.lookAgain()
    expect((await verifyCard(text, reader({ keys: publicKeys(other) }))).state, 'an older key still vouches').toBe('valid')
    retireKey(settings, keyId)
    other.lookAgain()
    expect(await verifyCard(text, reader({ keys: publicKeys(other) }))).toMatchObject({ state: 'revoked', by: 'key' })
  })

  test('signed by a stranger under the id of our key is forged', async () => {
    const stranger = signerFor(openKeyRing(settingsFor()), 'yiyu.card.1')
    const signed = encodeCard(aCard(), keys[0]?.kid ?? '')
    const text = textOf(Buffer.concat([signed, stranger.sign(signed)]))
    expect(await verifyCard(text, reader())).toEqual({ state: 'forged' })
  })

  test('is not what our key signed for something else', async () => {
    const signer = signerFor(ring, 'something.else')
    const signed = encodeCard(aCard(), signer.keyId)
    expect(await verifyCard(textOf(Buffer.concat([signed, signer.sign(signed)])), reader())).toEqual({ state: 'forged' })
  })

  test('with any bit flipped is refused and nothing of it is shown', async () => {
    const bytes = bytesOf(issueCard(ring, aCard()).text)
    const refused = new Set<string>()
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Uint8Array.from(bytes)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      const verdict = await verifyCard(textOf(altered), reader())
      expect(verdict).not.toHaveProperty('card')
      refused.add(verdict.state)
    }
    expect([...refused].sort()).toEqual(['forged', 'not_a_card', 'unknown_key'])
  })

  test('of any holder reads as it was issued, and with any character changed is refused', async () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    const cards = fc.record({
      district: fc.integer({ min: 100000, max: 999999 }).map(String),
      issuedOn: day.map((date) => date.toISOString().slice(0, 10)),
      expiresOn: fc.constant('2150-01-01'),
      name: fc.string({ unit: fc.constantFrom(...'张王李欧阳明·古丽𠮷𡈽Ab '), minLength: 1, maxLength: 30 }),
      birthYear: fc.option(fc.integer({ min: 1851, max: 2105 })),
      audiences: fc.subarray([...audiences]),
    })
    await fc.assert(
      fc.asyncProperty(cards, fc.nat(), fc.constantFrom(...'0123456789ABCXYZ $%*+-./:'), async (fields, where, character) => {
        const card = aCard(fields)
        const { text } = issueCard(ring, card)
        expect(await verifyCard(text, reader({ today: card.issuedOn }))).toMatchObject({
          state: 'valid',
          card: { ...card, name: maskedName(card.name) },
        })
        const at = where % text.length
        fc.pre(text[at] !== character)
        const altered = await verifyCard(text.slice(0, at) + character + text.slice(at + 1), reader({ today: card.issuedOn }))
        expect(altered).not.toHaveProperty('card')
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['', 'text'],
    ['https://example.com/', 'text'],
    ['YIYU:', 'text'],
    ['YIYU:ABC', 'text'],
    ['yiyu:ABC', 'text'],
    [`YIYU:${'0'.repeat(300)}`, 'version'],
    [textOf(Uint8Array.from([1, ...new Uint8Array(200)])), 'layout'],
  ])('is not %j, and that is said without a crash', async (text, because) => {
    expect(await verifyCard(text, reader())).toEqual({ state: 'not_a_card', because })
  })

  test('may be followed by the end of line that a hand-held reader types', async () => {
    expect((await verifyCard(`${issueCard(ring, aCard()).text}\r\n`, reader())).state).toBe('valid')
  })

  test.each([
    ['a period that ends before it begins', { expiresOn: '2026-11-22' }],
    ['a day before the year 2000', { issuedOn: '1999-12-31' }],
    ['a day that is none', { issuedOn: '2026-13-01' }],
    ['a birth year that does not fit', { birthYear: 1850 }],
    ['a number that is none', { number: 'XYZ' }],
  ])('is not issued with %s', (_, changes) => {
    expect(() => issueCard(ring, aCard(changes))).toThrow(RangeError)
  })

  test('fits a code of version 7 at level M, and a camera reads from it what was printed', async () => {
    const { text } = issueCard(ring, aCard({ name: '𠮷小𡈽', audiences: ['elder', 'child'] }))
    const code = create(text, { errorCorrectionLevel: 'M' })
    expect(code.version).toBeLessThanOrEqual(7)
    const read = decode(...picture(code))
    expect(read?.data).toBe(text)
    expect((await verifyCard(read?.data ?? '', reader())).state).toBe('valid')
  })
})

describe('the list of revoked cards', () => {
  test('refuses a revoked card, with no network, and clears another', async () => {
    const [lost, kept] = [aCard(), aCard()]
    const { list } = await aList([lost.number])
    const held = reader({ revoked: [list] })
    expect(await verifyCard(issueCard(ring, lost).text, held)).toMatchObject({ state: 'revoked', by: 'card' })
    expect(await verifyCard(issueCard(ring, kept).text, held)).toMatchObject({ state: 'valid', revocation: 'checked' })
  })

  test('past its day clears nobody, but what it revoked stays revoked', async () => {
    const [lost, kept] = [aCard(), aCard()]
    const { list } = await aList([lost.number])
    const late = reader({ revoked: [list], today: '2026-11-30' })
    expect(await verifyCard(issueCard(ring, lost).text, late)).toMatchObject({ state: 'revoked' })
    expect(await verifyCard(issueCard(ring, kept).text, late)).toMatchObject({ state: 'valid', revocation: 'stale' })
  })

  test('of another district says nothing', async () => {
    const card = aCard()
    const { list } = await aList([card.number], { district: '310151' })
    expect(await verifyCard(issueCard(ring, card).text, reader({ revoked: [list] }))).toMatchObject({ revocation: 'none' })
  })

  test('says what it was made of, whatever the order and however often a number is given', async () => {
    const numbers = Array.from({ length: 300 }, newCardNumber)
    const { list, published } = await aList([...numbers, ...numbers.slice(0, 10)])
    expect(list).toMatchObject({ district: '310118', issuedAt: '2026-11-22T16:00:00.000Z', validUntil: '2026-11-30' })
    expect(published).toHaveLength(20 + 300 * 5 + 64)
    expect(await Promise.all(numbers.map((number) => isRevoked(list, number)))).not.toContain(false)
    expect(await isRevoked(list, newCardNumber())).toBe(false)
    expect(await isRevoked((await aList([])).list, newCardNumber())).toBe(false)
    expect(published.includes(Buffer.from(numbers[0] ?? '', 'hex'))).toBe(false)
  })

  test('with any byte changed, cut or added is not believed', async () => {
    const { published } = await aList([newCardNumber(), newCardNumber()])
    for (let at = 0; at < published.length; at += 1) {
      const altered = Buffer.from(published)
      altered[at] = (altered[at] as number) ^ 1
      expect(await openRevocationList(altered, keys), `byte ${at}`).toHaveProperty('fault')
    }
    for (const bytes of [published.subarray(0, -1), published.subarray(1), Buffer.concat([published, Buffer.of(0)]), Buffer.of()])
      expect(await openRevocationList(bytes, keys)).toHaveProperty('fault')
  })

  test('out of order, or with a mark twice, is none, whoever signed it: it could not be searched', async () => {
    const { published } = await aList([newCardNumber(), newCardNumber()])
    const signer = signerFor(ring, listPurpose)
    const [head, first, second] = [published.subarray(0, 20), published.subarray(20, 25), published.subarray(25, 30)]
    for (const marks of [
      [second, first],
      [first, first],
    ]) {
      const signed = Buffer.concat([head, ...marks])
      expect(await openRevocationList(Buffer.concat([signed, signer.sign(signed)]), keys)).toEqual({ fault: 'not_a_list' })
    }
  })

  test('of an unknown or a retired key is not believed', async () => {
    const { published } = await aList([])
    expect(await openRevocationList(published, [])).toEqual({ fault: 'unknown_key' })
    const retired = keys.map((key) => ({ ...key, retiredOn: '2026-11-22' }))
    expect(await openRevocationList(published, retired)).toEqual({ fault: 'retired_key' })
  })

  test('is not replaced by an older one', async () => {
    const { list: older } = await aList([])
    const { list: newer } = await aList([newCardNumber()], { issuedAt: new Date('2026-11-23T00:00:00Z') })
    expect(laterList(newer, older)).toBe(newer)
    expect(laterList(older, newer)).toBe(newer)
    expect(laterList(undefined, older)).toBe(older)
  })
})

describe('base 45', () => {
  test.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('of %s is %s (RFC 9285)', (plain, text) => {
    expect(toBase45(Buffer.from(plain))).toBe(text)
    expect(Buffer.from(fromBase45(text) ?? []).toString()).toBe(plain)
  })

  test('gives any bytes back, and has one text only for them', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes)
      }),
    )
    for (const text of ['GGW', '::', 'A', 'ABCD', 'a0', '..."']) expect(fromBase45(text)).toBeUndefined()
  })
})

test('the page that reads cards needs no server module: what verify.ts imports is its own, and @noble/ed25519', () => {
  const seen = new Set<string>()
  const visit = (file: string) => {
    for (const [, target = ''] of readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(
      /^import (?!type).*from '(.+)'$/gm,
    ))
      if (!seen.has(target)) {
        seen.add(target)
        if (target.startsWith('.')) visit(target)
      }
  }
  visit('verify.ts')
  expect([...seen].sort()).toEqual(['./base45.ts', './payload.ts', './revocation.ts', './signature.ts', '@noble/ed25519'])
})

test('a name on a card shows its first and last character', () => {
  expect(['张小明', '王芳', '李', '欧阳娜娜', '古丽·买买提', '𠮷田茂'].map(maskedName)).toEqual([
    '张*明',
    '王*',
    '李*',
    '欧*娜',
    '古*提',
    '𠮷*茂',
  ])
})

/** A code as a camera sees it: black on white, four pixels a module, with the quiet zone. */
function picture({ modules }: QRCode): [Uint8ClampedArray, number, number] {
  const [scale, quiet] = [4, 4]
  const side = (modules.size + 2 * quiet) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / scale) - quiet, Math.floor(x / scale) - quiet]
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size
      if (inside && modules.get(row, column)) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  return [pixels, side, side]
}
