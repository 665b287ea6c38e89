/**
 * Labels of merged cells that a conversion printed in the middle of the rows they cover, spread over these rows; null where
 * the labels do not stand in the middle of any division of the rows.
 */
export function spreadCentred(labels: (string | null)[]): string[] | null {
  const places = labels.flatMap((label, index) => (label === null ? [] : [{ label, index }]))
  if (places.length === 0 || places[0]?.index === 0) return null
  const ends = divide(
    places.map((place) => place.index),
    0,
    labels.length,
    { tried: 0 },
  )
  if (!ends) return null
  return places.flatMap(({ label }, at) => Array<string>((ends[at] ?? 0) - (at === 0 ? -1 : (ends[at - 1] ?? 0))).fill(label))
}

/** The last row of each group, such that each label stands in the middle of its group, or beside it where the rows are even. */
function divide(places: number[], start: number, rows: number, search: { tried: number }): number[] | null {
  const [place, ...rest] = places
  if (place === undefined) return start === rows ? [] : null
  for (const end of [2 * place - start, 2 * place - start - 1, 2 * place - start + 1]) {
    if (end < place || end >= rows || ++search.tried > 5000) continue
    const others = divide(rest, end + 1, rows, search)
    if (others) return [end, ...others]
  }
  return null
}
