/** A street or a committee as an address may name it; `parent` is a committee's street. */
export type NamedArea = { code: string; parent: string | null; name: string }

/** The committee of an address where exactly one is meant, else its street where one is; `among` are the committees it may mean otherwise. */
export type AreaMatch = { street: string | null; committee: string | null; among: string[] }

/**
 * Matches an address to its committee by name: there is no geocoder. The name without 社区居委会 or 村委会 must stand in the address; the longest name wins; a
 * street that the address names, or that is known already, settles between namesakes. Two that remain are left to a person.
 */
export function matchAddress(address: string, areas: readonly NamedArea[], knownStreet?: string): AreaMatch {
  const text = plain(address)
  const streets = areas.filter(({ parent }) => parent === null)
  const named = longest(streets.filter(({ name }) => namesStreet(text, name)).map((area) => ({ area, word: area.name })))
  const street = knownStreet ?? (named.length === 1 ? named[0]?.code : undefined)
  const rest = streets.reduce((left, { name }) => left.replaceAll(name, ' '), text)
  const committees = areas
    .filter(({ parent }) => parent !== null && (street === undefined || parent === street))
    .map((area) => ({ area, word: shortName(area.name) }))
    .filter(({ word }) => word.length >= 2 && rest.includes(word))
  const meant = longest(committees)
  const only = meant.length === 1 ? meant[0] : undefined
  return {
    street: street ?? only?.parent ?? null,
    committee: only?.code ?? null,
    among: only ? [] : meant.map(({ code }) => code),
  }
}

/** A committee's name as addresses write it: without 社区, 居委会 or 村委会 at its end; a village keeps its 村. */
export function shortName(name: string): string {
  const bare = plain(name).replace(/(居民委员会|村民委员会|居委会|村委会|居民区)$/, (end) => (end.startsWith('村') ? '村' : ''))
  return bare.replace(/(?<=..)社区$/, '')
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

const namesStreet = (text: string, name: string) =>
  text.includes(name) || (name.length >= 4 && text.includes(name.replace(/(街道|[镇乡])$/, '街道办')))

function longest(found: { area: NamedArea; word: string }[]): NamedArea[] {
  const length = Math.max(0, ...found.map(({ word }) => word.length))
  return found.filter(({ word }) => word.length === length).map(({ area }) => area)
}
