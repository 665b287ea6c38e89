import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { open, seal } from '../../../platform/secrecy/seal.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Which part of which import: sealed with it, so that parts cannot change places. */
export type PartOf = { district: string; import: string; what: 'file' | 'rows'; part: number }

const about = ({ district, import: id, what, part }: PartOf) => `${district} people.import ${id} ${what} ${part}`

/** Packs and seals bytes; people's data lies in no file and no table in the clear. */
export async function sealPart(keys: KeyRing, content: Buffer, of: PartOf): Promise<Buffer> {
  return seal(keys, (await pack(content, { level: 1 })).toString('base64'), about(of))
}

/** Opens what `sealPart` made. */
export async function openPart(keys: KeyRing, sealed: Uint8Array, of: PartOf): Promise<Buffer> {
  return await unpack(Buffer.from(open(keys, sealed, about(of)), 'base64'))
}
