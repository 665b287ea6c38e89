import type { Tx } from '../../../platform/database/transaction.ts'
import { layers } from '../../../platform/rules/document/versions.ts'
import { departmentIds } from '../../plans/index.ts'
import type { DistrictBook } from '../rulebook/book.ts'
import { type Version, versionOn, versionsOn } from '../version-store.ts'
import { builtEngines, type CatalogueEntry, type Service } from './contract.ts'

/** The services of a day with their departments found: what the catalogue's pages and the other rooms read. */
export async function entriesOn(tx: Tx, on: string): Promise<CatalogueEntry[]> {
  return await entriesOf(tx, await versionsOn(tx, 'service_version', on))
}

/** A service of a day as its document says, out of the district's book: no query. Of one name the nearest layer's holds. */
export function serviceIn({ services }: Pick<DistrictBook, 'services'>, id: string, on: string): Service | undefined {
  const holding = services.filter(
    ({ name, validFrom, validTo }) => name === id && validFrom <= on && (validTo === null || validTo > on),
  )
  const nearest = holding.sort((a, b) => layers.indexOf(b.layer) - layers.indexOf(a.layer))[0]
  return nearest && (nearest.document as Service)
}

/** One service of a day. */
export async function findEntry(tx: Tx, id: string, on: string): Promise<CatalogueEntry | undefined> {
  const version = await versionOn(tx, 'service_version', id, on)
  return version && (await entriesOf(tx, [version]))[0]
}

async function entriesOf(tx: Tx, versions: Version[]): Promise<CatalogueEntry[]> {
  const services = versions.map((version) => ({ version, service: version.document as Service }))
  const printed = [...new Set(services.flatMap(({ service }) => service.departments))]
  const ids = await departmentIds(tx, printed)
  return services.map(({ version, service }) => {
    const {
      departments,
      eligibility,
      quota,
      fee,
      subsidy,
      priority,
      lines,
      moves,
      source,
      validFrom: _,
      validTo: __,
      ...rest
    } = service
    const rules = { eligibility, quota, fee, subsidy, priority }
    return {
      ...{ ...rest, rules, lines, moves, source, layer: version.layer, validFrom: version.validFrom, validTo: version.validTo },
      departments: departments.map((name) => ({ name, id: ids.get(name) ?? null })),
      running: builtEngines.includes(service.engine),
    }
  })
}
