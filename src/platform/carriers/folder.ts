import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Carrier, Parcel, Way } from './carrier.ts'

/** What the carrier calls itself that takes nothing out of the house. */
export const folderName = 'folder'

/**
 * Puts each parcel as a file into `folder/WAY/DISTRICT/`, to be read, printed or taken on by hand: a text, or a letter as a page. What is handed over twice is one file.
 * Readable by the account that runs the product alone.
 */
export function folderCarrier(folder: string, way: Way): Carrier {
  return {
    name: folderName,
    async send(parcel) {
      const place = join(folder, way, parcel.district)
      await mkdir(place, { recursive: true, mode: 0o700 })
      const name = `${parcel.id}.${parcel.page === undefined ? 'txt' : 'html'}`
      const unfinished = join(place, `.${name}`)
      await writeFile(unfinished, parcel.page ?? textOf(parcel), { mode: 0o600 })
      await rename(unfinished, join(place, name))
      return { reference: `${way}/${parcel.district}/${name}`, state: 'sent' }
    },
  }
}

const textOf = ({ to, text }: Parcel): string => `${to}\n\n${text}\n`
