import type { PublicKey } from '../../../../platform/secrecy/signing.ts'
import { laterList, openRevocationList, type RevocationList } from '../revocation.ts'
import type { Keep } from './keep.ts'

/** What the reader holds to judge cards: keys, the lists it has opened, what the districts are called, and the installation's clock. */
export type Held = {
  keys: PublicKey[]
  lists: RevocationList[]
  names: Record<string, string>
  /** The districts whose lists are fetched: the one the page was opened for, and those of cards that were seen. */
  wanted: string[]
  /** The installation's instant that was told last, and this device's at that moment. */
  told?: { theirs: number; ours: number }
}

/** How an update ended. `refused`: a list came that no known key vouches for. */
export type Update = 'done' | 'failed' | 'refused'

const dayMs = 86_400_000

/** What was kept; a list counts only while its signature holds. */
export async function restore(keep: Keep): Promise<Held> {
  const keys = (await keep.get<PublicKey[]>('keys')) ?? []
  const wanted = (await keep.get<string[]>('wanted')) ?? []
  const lists: RevocationList[] = []
  for (const district of wanted) {
    const bytes = await keep.get<Uint8Array>(`list/${district}`)
    const opened = bytes ? await openRevocationList(bytes, keys) : undefined
    if (opened && 'list' in opened) lists.push(opened.list)
  }
  const names = (await keep.get<Record<string, string>>('names')) ?? {}
  return { keys, wanted, lists, names, told: await keep.get<Held['told']>('told') }
}

/** Has a district's list fetched from now on. */
export async function want(keep: Keep, held: Held, district: string): Promise<void> {
  if (!/^\d{6}$/.test(district) || held.wanted.includes(district)) return
  held.wanted.push(district)
  await keep.put('wanted', held.wanted)
}

/** Fetches keys and lists anew and keeps what can be believed; never an older list for a newer one. */
export async function update(keep: Keep, held: Held): Promise<Update> {
  try {
    const { keys } = await fetched<{ keys: PublicKey[] }>('/api/card/keys')
    const { districts } = await fetched<{ districts: { code: string; name: string }[] }>('/api/installation')
    held.keys = keys
    held.names = Object.fromEntries(districts.map(({ code, name }) => [code, name]))
    await keep.put('keys', keys)
    await keep.put('names', held.names)
    let result: Update = 'done'
    for (const district of held.wanted.filter((code) => code in held.names))
      if (!(await updateList(keep, held, district))) result = 'refused'
    return result
  } catch {
    return 'failed'
  }
}

async function updateList(keep: Keep, held: Held, district: string): Promise<boolean> {
  const { list } = await fetched<{ list: string }>(`/api/card/revoked/${district}`)
  const bytes = Uint8Array.from(atob(list), (character) => character.charCodeAt(0))
  const opened = await openRevocationList(bytes, held.keys)
  if (!('list' in opened) || opened.list.district !== district) return false
  const before = held.lists.find((one) => one.district === district)
  if (before && laterList(before, opened.list) === before) return true
  held.lists = [...held.lists.filter((one) => one !== before), opened.list]
  held.told = { theirs: Date.parse(opened.list.issuedAt), ours: Date.now() }
  await keep.put(`list/${district}`, bytes)
  await keep.put('told', held.told)
  return true
}

async function fetched<T>(path: string): Promise<T> {
  const reply = await fetch(path, { cache: 'no-cache', credentials: 'omit' })
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
  return (await reply.json()) as T
}

/** The installation's instant as far as this device can tell: the last one told and the time gone by since; a clock set back takes nothing away. */
export function instant({ told }: Pick<Held, 'told'>): number {
  return told ? told.theirs + Math.max(0, Date.now() - told.ours) : Date.now()
}

/** The day in Shanghai, which has no summer time, of an instant. */
export const dayAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
/** The minute in Shanghai of an instant. */
export const timeAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
/** The day before a day. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10)
