import type { Tx } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import type { CatalogueEntry } from '../catalogue/contract.ts'
import { entriesOn, findEntry } from '../catalogue/entries.ts'
import { districtBook } from '../rulebook/book.ts'
import { currentSchedule } from './child/schedule.ts'

/** Whether persons are enrolled in it: the catalogue says so, and it is no service of organizations. */
const takesPersons = (entry: CatalogueEntry): boolean =>
  entry.engine === 'services' && entry.enrolment !== undefined && entry.domain !== '机构'

/** The services of a day in which persons are enrolled, in the catalogue's order. */
export async function enrolmentServices(tx: Tx, on: string): Promise<CatalogueEntry[]> {
  const { book } = await districtBook(tx)
  const aboutPersons = ({ rules }: CatalogueEntry) => {
    const rule = rules.eligibility && book.rule(rules.eligibility, on)
    return !rule || rule.rule.about === 'person'
  }
  return (await entriesOn(tx, on)).filter((entry) => takesPersons(entry) && aboutPersons(entry))
}

/** One of them that a wish names. 422 `service_unknown`, `service_enrols_nobody` for one that works otherwise. */
export async function wishedService(tx: Tx, id: string, on: string): Promise<CatalogueEntry> {
  if (!(await findEntry(tx, id, on))) throw new Problem(422, 'service_unknown', { service: id })
  return await enrolmentService(tx, id, on)
}

/** One of them that an address names: 404 for an unknown one. */
export async function enrolmentService(tx: Tx, id: string, on: string): Promise<CatalogueEntry> {
  const entry = found(await findEntry(tx, id, on), 'service')
  if (!takesPersons(entry)) throw new Problem(422, 'service_enrols_nobody', { service: entry.name.zh })
  return entry
}

/** A service in which something done for a person is recorded: one that enrols, or one of the child health schedule. */
export async function checkedService(tx: Tx, id: string, on: string): Promise<CatalogueEntry> {
  const entry = await findEntry(tx, id, on)
  if (!entry) throw new Problem(422, 'service_unknown', { service: id })
  if (takesPersons(entry)) return entry
  const { services } = await currentSchedule(tx)
  if (!Object.values(services).flat().includes(id)) throw new Problem(422, 'service_enrols_nobody', { service: entry.name.zh })
  return entry
}

/** Names of the district's services of today by id: what rows of ended services are called is their id. */
export async function serviceNames(tx: Tx): Promise<Map<string, CatalogueEntry>> {
  return new Map((await entriesOn(tx, tx.today)).map((entry) => [entry.id, entry]))
}
