import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { blindIndex, blindIndexes } from './blind-index.ts'
import { addKey, type KeyRing, newestKeyId, openKeyRing, retireKey } from './key-ring.ts'
import { needsResealing, open, type SealProblem, seal, sealedUnder } from './seal.ts'
import { publicKeys, signerFor } from './signing.ts'

const home = mkdtempSync(join(tmpdir(), 'yiyu-secrecy-'))
afterAll(() => rmSync(home, { recursive: true }))
let rings = 0
const settingsFor = (sealing: 'aes' | 'sm4') => ({ keysFile: join(home, `${rings++}`, 'ring.json'), sealing })
const about = '310118 person 0190-a number'
const number = '11010519491231002X'

/** Why a value does not open. */
function reasonOf(ring: KeyRing, envelope: Uint8Array, said = about): string {
  try {
    return `opened: ${open(ring, envelope, said)}`
  } catch (error) {
    return (error as SealProblem).reason
  }
}

describe.each(['aes', 'sm4'] as const)('with %s', (sealing) => {
  const settings = settingsFor(sealing)
  const ring = openKeyRing(settings)

  test('any text opens again as it was, about any record', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (plain, said) => {
        expect(open(ring, seal(ring, plain, said), said)).toBe(plain)
      }),
    )
  })

  test('the same text sealed twice looks different, and neither shows the text', () => {
    const [one, other] = [seal(ring, number, about), seal(ring, number, about)]
    expect(one.equals(other)).toBe(false)
    expect(one.includes(Buffer.from(number))).toBe(false)
  })

  test('moved to another record it does not open', () => {
    expect(reasonOf(ring, seal(ring, number, about), '310118 person 0190-b number')).toBe('does_not_fit')
    expect(
      reasonOf(ring, seal(ring, `1${number}`, about), `${about}1`),
      'what ends the record and what begins the text stay apart',
    ).toBe('does_not_fit')
  })

  test('no bit can be flipped unnoticed, and nothing cut off or added', () => {
    const whole = seal(ring, number, about)
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const altered = Buffer.from(whole)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      const expected = bit < 8 ? 'not_sealed' : bit < 40 ? 'unknown_key' : 'does_not_fit'
      expect(reasonOf(ring, altered), `bit ${bit}`).toBe(expected)
    }
    for (let length = 0; length < whole.length; length += 1)
      expect(['not_sealed', 'does_not_fit']).toContain(reasonOf(ring, whole.subarray(0, length)))
    expect(reasonOf(ring, Buffer.concat([whole, Buffer.of(0)]))).toBe('does_not_fit')
  })

  test('bytes that nobody sealed are refused without a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        expect(['not_sealed', 'unknown_key']).toContain(reasonOf(ring, bytes))
      }),
    )
  })

  test('after a new key old values open, look for it, and are sealed anew under it', () => {
    const old = seal(ring, number, about)
    expect(needsResealing(ring, old)).toBe(false)
    const added = addKey(settings, 'sealing')
    ring.lookAgain()
    expect(open(ring, old, about)).toBe(number)
    expect([sealedUnder(old), newestKeyId(ring, 'sealing')]).toEqual([ring.keys().sealing.at(-2)?.id, added])
    expect(needsResealing(ring, old)).toBe(true)
    const anew = seal(ring, open(ring, old, about), about)
    expect(needsResealing(ring, anew)).toBe(false)
    expect(open(ring, anew, about)).toBe(number)
  })

  test('an index finds the same text of the same kind and nothing else', () => {
    expect(blindIndex(ring, 'number', number)).toEqual(blindIndex(ring, 'number', number))
    expect(blindIndex(ring, 'number', number)).toHaveLength(32)
    expect(blindIndex(ring, 'phone', number)).not.toEqual(blindIndex(ring, 'number', number))
    expect(blindIndex(ring, 'number', '110105194912310021')).not.toEqual(blindIndex(ring, 'number', number))
    expect(blindIndex(openKeyRing(settingsFor(sealing)), 'number', number)).not.toEqual(blindIndex(ring, 'number', number))
    expect(() => blindIndex(ring, 'a\0b', number)).toThrow('NUL')
  })

  test('while a rotation runs a text is looked up under the old and the new index, after it under the new', () => {
    const [before] = blindIndexes(ring, 'number', number)
    const oldKey = ring.keys().indexing.at(-1)?.id ?? ''
    addKey(settings, 'indexing')
    ring.lookAgain()
    const [newest, older] = blindIndexes(ring, 'number', number)
    expect(older).toEqual(before)
    expect(newest).toEqual(blindIndex(ring, 'number', number))
    expect(newest).not.toEqual(older)
    expect(retireKey(settings, oldKey)).toBeUndefined()
    ring.lookAgain()
    expect(blindIndexes(ring, 'number', number)).toEqual([newest])
  })
})

test('a ring that turns to SM4 seals with it from then on, and opens what AES sealed', () => {
  const settings = settingsFor('aes')
  const ring = openKeyRing(settings)
  const old = seal(ring, number, about)
  addKey({ ...settings, sealing: 'sm4' }, 'sealing')
  ring.lookAgain()
  expect(ring.keys().sealing.map(({ algorithm }) => algorithm)).toEqual(['aes-256-gcm', 'sm4-ctr-hmac-sm3'])
  expect(open(ring, old, about)).toBe(number)
  expect(open(ring, seal(ring, number, about), about)).toBe(number)
})

test('what follows the record in an SM4 envelope cannot be passed off as part of its name', () => {
  const ring = openKeyRing(settingsFor('sm4'))
  const start = 5 + 16 + 32
  let envelope = seal(ring, number, about)
  while ((envelope[start] as number) >= 0x80) envelope = seal(ring, number, about) // until its first byte is a character
  const shifted = Buffer.concat([envelope.subarray(0, start), envelope.subarray(start + 1)])
  expect(reasonOf(ring, shifted, about + String.fromCharCode(envelope[start] as number))).toBe('does_not_fit')
})

test('another process that was not told of a new key opens what was sealed under it at once', () => {
  const settings = settingsFor('aes')
  const [one, other] = [openKeyRing(settings), openKeyRing(settings)]
  addKey(settings, 'sealing')
  one.lookAgain()
  expect(open(other, seal(one, number, about), about)).toBe(number)
})

test('a signature holds for its purpose only, under the published key of its id', () => {
  const settings = settingsFor('aes')
  const ring = openKeyRing(settings)
  const bytes = Buffer.from('payload')
  const signer = signerFor(ring, 'card')
  const signature = signer.sign(bytes)
  const [published] = publicKeys(ring)
  expect(published).toMatchObject({ kty: 'OKP', crv: 'Ed25519', kid: signer.keyId })
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: published?.x }, format: 'jwk' })
  expect(verify(null, Buffer.from('card\0payload'), key, signature)).toBe(true)
  expect(verify(null, Buffer.from('list\0payload'), key, signature)).toBe(false)
  expect(JSON.stringify(publicKeys(ring))).not.toContain(JSON.parse(readFileSync(settings.keysFile, 'utf8')).keys[2].secret)
})

test('a new signing key signs, and a retired one is published as retired', () => {
  const settings = settingsFor('aes')
  const ring = openKeyRing(settings)
  const first = signerFor(ring, 'card').keyId
  const second = addKey(settings, 'signing', '2026-11-22')
  expect(retireKey(settings, first, '2026-11-23')).toBeUndefined()
  ring.lookAgain()
  expect(signerFor(ring, 'card').keyId).toBe(second)
  expect(publicKeys(ring).map(({ kid, retiredOn }) => [kid, retiredOn])).toEqual([
    [first, '2026-11-23'],
    [second, undefined],
  ])
})

test('two key files never hold the same secret', () => {
  const secrets = Array.from({ length: 5 }, () => {
    const settings = settingsFor('aes')
    openKeyRing(settings)
    return JSON.parse(readFileSync(settings.keysFile, 'utf8')).keys.map((key: { secret: string }) =>
      createHash('sha256').update(key.secret).digest('hex'),
    )
  }).flat()
  expect(new Set(secrets).size).toBe(15)
})
