import type pg from 'pg'
import type { PlacesMaking } from '../features/places/demo/draft.ts'
import { makePlaces } from '../features/places/demo/make.ts'
import { type PlacesTable, placesTables } from '../features/places/demo/tables.ts'
import { copyRows } from './store.ts'
import { CopyText } from './text.ts'

/** Makes the facilities of a district and writes them; answers how many they are and how many rows. */
export async function loadPlaces(client: pg.Client, making: PlacesMaking): Promise<{ facilities: number; rows: number }> {
  const text = new CopyText<PlacesTable>(making.district, ['organization'])
  const facilities = makePlaces(making, text)
  for (const [table, rows] of text.buffers())
    await copyRows(client, `places.${table}`, [...(table === 'organization' ? [] : ['district']), ...placesTables[table]], rows)
  return { facilities, rows: text.rows }
}
