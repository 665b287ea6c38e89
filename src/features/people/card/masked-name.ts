/**
 * A name as the card shows it: 张*明, 王*, 古*提. Whoever stands before the reader and says the name can be compared with it; whoever finds the card does not learn the
 * name. One star whatever it hides, so that the length stays hidden too.
 */
export function maskedName(name: string): string {
  const characters = [...name.trim()]
  return `${characters[0] ?? ''}*${characters.length > 2 ? characters.at(-1) : ''}`
}
