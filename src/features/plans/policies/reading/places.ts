import { fold } from '../../../../platform/search/fold.ts'

/** A place in one form however it was typed: 二 (一) 1 → 二（一）1; 表43 and 指标 43 → 表43. */
export function plainPlace(place: string): string {
  return fold(place)
    .replaceAll(/\s+/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/^第(.+?)(?:章|部分)$/, '$1')
    .replace(/(?:指标|序号)(?=\d)/, '表')
    .replace(/[、.]$/, '')
}

/** The places a source names, in order: 二（一）2、养老表 16 → two. */
export const placesIn = (cited: string): string[] =>
  cited
    .split(/[、；;，,]/)
    .map(plainPlace)
    .filter((place) => place !== '')

/** A place to look through. */
export type Placed = { ordinal: number; place: string; heading: string | null }

/**
 * The clause that a source's place means: this very place; a row of the table it names (养老表 4, 表 43 of 二（二）); a heading of these words; else
 * the nearest place above it.
 */
export function clauseAt(cited: string, clauses: readonly Placed[]): { clause: Placed; exact: boolean } | undefined {
  const places = placesIn(cited)
  const plain = clauses.map((clause) => ({ clause, place: plainPlace(clause.place) }))
  const exactly = (wanted: string) => plain.find(({ place }) => place === wanted)?.clause
  for (const wanted of places) {
    const clause = exactly(wanted) ?? rowFor(wanted, plain) ?? headed(wanted, plain)
    if (clause) return { clause, exact: true }
  }
  for (const wanted of places)
    for (let above = shortened(wanted); above !== ''; above = shortened(above)) {
      const clause = exactly(above)
      if (clause) return { clause, exact: false }
    }
  return undefined
}

/** A place without its last number: 三（一）12 → 三（一）, 第三条（二） → 第三条. */
const shortened = (place: string): string => place.replace(/(?:\d+|（[^）]*）|[^（）\d])$/, '')

type Plain = { clause: Placed; place: string }[]

function rowFor(wanted: string, plain: Plain): Placed | undefined {
  const row = /(养老|托育)?(?:附)?表(\d+)$/.exec(wanted)
  if (!row) return undefined
  const [, domain, no] = row
  const numbered = plain.filter(({ place }) => place.endsWith(`表${no}`))
  const own = domain ? numbered.find(({ place }) => place.includes(domain)) : undefined
  return (own ?? (numbered.length === 1 ? numbered[0] : undefined))?.clause
}

function headed(wanted: string, plain: Plain): Placed | undefined {
  if (wanted.length < 2 || /^[\d一二三四五六七八九十（）]+$/.test(wanted)) return undefined
  return plain.find(({ clause }) => clause.heading !== null && fold(clause.heading).includes(fold(wanted)))?.clause
}
