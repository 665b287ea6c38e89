import type { AddressPlace } from '../../register/address-store.ts'
import type { PersonOfRow } from '../person-row.ts'
import type { Changes, Replaced, Standing } from './standing.ts'

/** What a row says otherwise than the record. What the sheet leaves blank is no difference; a name is never changed by a sheet. Pure. */
export function changesOf(row: PersonOfRow, is: Standing, today: string): Changes {
  const columns: Changes['columns'] = {}
  if (row.sex !== 'unknown' && row.sex !== is.sex) columns.sex = row.sex
  if (row.bornOn !== undefined && row.bornOn !== is.bornOn) columns.bornOn = row.bornOn
  if (row.phone !== undefined && row.phone !== is.phone) columns.phone = row.phone
  const replaced = (row: { id: string; validFrom: string } | undefined): Replaced | undefined =>
    row && { id: row.id, withdraw: row.validFrom >= today }
  const addresses = (['registered', 'residence'] as const).flatMap((kind) => {
    const place = row[kind]
    const now = is.addresses.get(kind)
    if (!place || (now && saysTheSame(place, now))) return []
    const line =
      place.line === '' && now && now.street === place.street && now.committee === place.committee ? now.line : place.line
    return [{ kind, place: { ...place, line }, replaces: replaced(now) }]
  })
  const facts = [...row.facts].flatMap(([name, value]) => {
    const now = is.facts.get(name)
    if ((now === undefined || ['false', '无'].includes(now.value) ? null : now.value) === value) return []
    return [{ name, value, replaces: replaced(now) }]
  })
  return { columns, addDocument: row.document !== undefined && !is.documents.has(row.document.kind), addresses, facts }
}

/** Whether anything is left to change. */
export const isSame = ({ columns, addDocument, addresses, facts }: Changes): boolean =>
  Object.keys(columns).length === 0 && !addDocument && addresses.length === 0 && facts.length === 0

/** A place written with less detail than the record says nothing new. */
function saysTheSame(written: AddressPlace, is: AddressPlace): boolean {
  return (
    written.street === is.street &&
    (written.outside ?? null) === (is.outside ?? null) &&
    (written.committee === null || written.committee === is.committee) &&
    (written.line === '' || plainLine(written.line) === plainLine(is.line))
  )
}

/** An address line as it is compared: without spaces, digits and letters plain. */
export const plainLine = (line: string): string => line.normalize('NFKC').replaceAll(/\s+/g, '')

/** Rows that could mean the same person go one after the other; rows that cannot, together. */
export function waves<Row extends Pick<PersonOfRow, 'name' | 'bornOn' | 'document'>>(rows: readonly Row[]): Row[][] {
  const next = new Map<string, number>()
  const all: Row[][] = []
  for (const row of rows) {
    const keys = [`${row.name} ${row.bornOn ?? ''}`, ...(row.document ? [`${row.document.kind} ${row.document.number}`] : [])]
    const wave = Math.max(...keys.map((key) => next.get(key) ?? 0))
    for (const key of keys) next.set(key, wave + 1)
    const list = all[wave] ?? []
    list.push(row)
    all[wave] = list
  }
  return all
}
