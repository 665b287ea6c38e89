import { z } from 'zod'
import { DirectoryQuery } from '../directory/contract.ts'

/** A condition in an address that is none, such as an empty one, is no condition: the page is shown all the same. */
const tolerant = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((given) => (given === '' ? undefined : given), shape).catch(undefined as z.output<Shape>)

const { shape } = DirectoryQuery

/** The search as it stands in a page's address. `street` is the first select, `area` the narrower one. */
export const SearchQuery = z.object({
  words: tolerant(shape.words),
  type: tolerant(shape.type),
  street: tolerant(shape.area),
  area: tolerant(shape.area),
  lon: tolerant(shape.lon),
  lat: tolerant(shape.lat),
  within: tolerant(shape.within),
  price: tolerant(shape.price),
  free: tolerant(shape.free),
  inclusive: tolerant(shape.inclusive),
  accessible: tolerant(shape.accessible),
  open: tolerant(shape.open),
  page: tolerant(shape.page),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** The search that an address asks for: a committee of another street than the one chosen counts no more. */
export function wishOf({ street, area, ...query }: SearchQuery): DirectoryQuery {
  return { ...query, area: area?.startsWith(street ?? '') ? area : street }
}

/** The address of a search, with some of it changed; what is undefined leaves the address. The page is the first again unless said. */
export function addressOf(path: string, query: SearchQuery, changes: Partial<SearchQuery> = {}): string {
  const kept = Object.entries({ ...query, page: undefined, ...changes }).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? path : `${path}?${text}`
}
