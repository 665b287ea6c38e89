/** A number of a document as it is kept: full-width characters made plain, spaces and hyphens left out, letters large. */
export function normaliseNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '') // also the invisible marks that come along with a copied cell
    .toUpperCase()
}
