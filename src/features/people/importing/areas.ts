/** The district's streets and committees as sheets write them. */
export type Areas = {
  street(written: string): string | undefined
  /** By its street; without one, where the name is the only one of its kind in the district. */
  committee(written: string, street: string | undefined): { street: string; committee: string } | undefined
  streetName(code: string): string
  /** For saying what was expected. */
  someStreet: string
  someCommittee(street: string | undefined): string
}

export type AreaRow = { code: string; parent: string | null; name: string }

/** Reads names with and without 街道, 镇, 社区, 居委会, 村委会, and codes. */
export function areasOf(rows: readonly AreaRow[]): Areas {
  const streets = new Map<string, string | undefined>()
  const names = new Map<string, string>()
  const within = new Map<string, Map<string, string | undefined>>()
  const anywhere = new Map<string, { street: string; committee: string } | undefined>()
  const first = new Map<string, string>()
  for (const { code, parent, name } of rows) {
    names.set(code, name)
    if (parent === null) {
      streets.set(code, code)
      streets.set(name, code)
      add(streets, name.replace(/(街道|镇|乡)$/, ''), code)
      continue
    }
    if (!first.has(parent)) first.set(parent, name)
    const ofStreet = within.get(parent) ?? new Map<string, string | undefined>()
    within.set(parent, ofStreet)
    ofStreet.set(code, code)
    ofStreet.set(name, code)
    add(ofStreet, stem(name), code)
    const both = { street: parent, committee: code }
    anywhere.set(code, both)
    anywhere.set(stem(name), anywhere.has(stem(name)) ? undefined : both)
  }
  const plain = (written: string) => written.normalize('NFKC').replaceAll(/\s+/g, '')
  return {
    street: (written) =>
      streets.get(plain(written)) ?? streets.get(plain(written).replace(/(街道|镇|乡)(办事处|人民政府)?$/, '')),
    committee: (written, street) => {
      const name = plain(written)
      if (street === undefined) return anywhere.get(name) ?? anywhere.get(stem(name))
      const ofStreet = within.get(street)
      const committee = ofStreet?.get(name) ?? ofStreet?.get(stem(name))
      return committee === undefined ? undefined : { street, committee }
    },
    streetName: (code) => names.get(code) ?? code,
    someStreet: rows.find(({ parent }) => parent === null)?.name ?? '',
    someCommittee: (street) => (street ? (first.get(street) ?? '') : (rows.find(({ parent }) => parent !== null)?.name ?? '')),
  }
}

/** A name that stands for two is none. */
function add(map: Map<string, string | undefined>, name: string, code: string): void {
  if (map.has(name) && map.get(name) !== code) map.set(name, undefined)
  else map.set(name, code)
}

const stem = (name: string) =>
  name.replace(/(居民委员会|村民委员会|居委会|村委会|居委|村委)$/, '').replace(/(?<=.)(社区|村)$/, '')
