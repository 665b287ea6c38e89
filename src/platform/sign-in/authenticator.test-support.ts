import { createHmac } from 'node:crypto'

/** What an authenticator on a phone shows for the URI it scanned (RFC 6238, SHA-1, six digits), `steps` half minutes from now. */
export function codeFor(totpUri: string, steps = 0): string {
  const secret = base32(new URL(totpUri).searchParams.get('secret') ?? '')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

/** Six digits that are surely none of the codes accepted now. */
export function wrongCodeFor(totpUri: string): string {
  const near = new Set([-2, -1, 0, 1, 2].map((steps) => codeFor(totpUri, steps)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.has(code)) ?? '666666'
}

function base32(text: string): Buffer {
  const bits = [...text].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
