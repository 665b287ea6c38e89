import { blindIndex } from '../../../platform/secrecy/blind-index.ts'
import { type KeyRing, newestKeyId } from '../../../platform/secrecy/key-ring.ts'
import { seal } from '../../../platform/secrecy/seal.ts'
import { maskNumber } from '../identity/mask.ts'
import { blindKind, sealedAbout } from '../register/identity-store.ts'
import type { RowMaking } from './rows.ts'

/** Seals made-up numbers as those of real people are sealed, so that looking up, showing and rotating work on them alike. */
export function sealing(keys: KeyRing, district: string): RowMaking['seal'] {
  const keyId = newestKeyId(keys, 'sealing')
  const blindKeyId = newestKeyId(keys, 'indexing')
  return (id, number) => ({
    ...{ keyId, blindKeyId, masked: maskNumber(number) },
    sealed: seal(keys, number, sealedAbout(district, id)),
    blind: blindIndex(keys, blindKind('citizen'), number),
  })
}
