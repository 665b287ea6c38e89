import type { Tx } from '../../../../platform/database/transaction.ts'
import { Problem } from '../../../../platform/problem.ts'
import { departmentIds } from '../../../plans/index.ts'
import { asked } from '../../decisions/judging.ts'
import type { Comparison, Drafted, Judged } from '../../drafting/drafted.ts'
import { type DistrictBook, districtBook } from '../../rulebook/book.ts'
import { versionOn, versionsOn } from '../../version-store.ts'
import type { Service } from '../contract.ts'
import { judgedEntry, requireId } from './checking.ts'
import { readEntry, textOfEntry } from './reading.ts'

/** Entries of the catalogue as what may be drafted. */
export const serviceDrafts: Drafted = {
  kind: 'service',
  requireName: requireId,
  leaders,
  faultsOf: async (tx, id, text) => (await judgedEntry(tx, id, text)).faults,
  current: async (tx, id) => {
    const version = await versionOn(tx, 'service_version', id, tx.today)
    return version ? textOfEntry(version.document as Service) : null
  },
  previewedFrom: async (tx, id, text) => (await soundEntry(tx, id, text)).validFrom,
  compare: async (tx, id, text, on) => await compared(tx, await soundEntry(tx, id, text), on),
}

/** A text's entry. Problems: 422 `service_faulty` with the faults and their places. */
export async function soundEntry(tx: Tx, id: string, text: string, from?: string): Promise<Service> {
  const { service, faults } = await judgedEntry(tx, id, text, from)
  if (!service || faults.length > 0) throw new Problem(422, 'service_faulty', { count: faults.length, faults })
  return service
}

/**
 * Who leads a service: the first department of the entry that stands; of a new one, that which its text names first. What city or nation share is nobody's
 * but the coordinator's.
 */
export async function leaders(
  tx: Tx,
  drafts: readonly { name: string; text: string }[],
): Promise<(id: string, text: string) => string[]> {
  const standing = new Map((await versionsOn(tx, 'service_version', tx.today)).map((version) => [version.name, version]))
  const leadOf = (id: string, text: string): string | undefined => {
    const version = standing.get(id)
    if (version && version.layer !== 'district') return undefined
    return version ? (version.document as Service).departments[0] : readEntry(id, text).service?.departments[0]
  }
  const ids = await departmentIds(tx, [...new Set(drafts.flatMap(({ name, text }) => leadOf(name, text) ?? []))])
  return (id, text) => {
    const leader = ids.get(leadOf(id, text) ?? '')
    return leader === undefined ? [] : [leader]
  }
}

/** Who gets the service now, and who would: by its rule of eligibility; where it has none, everybody, and where there is no such service, nobody. */
async function compared(tx: Tx, draft: Service, on: string): Promise<Comparison> {
  const district = await districtBook(tx)
  const standing = await versionOn(tx, 'service_version', draft.id, on)
  const before = judgedBy(district, standing?.document as Service | undefined, on)
  const own = { subject: draft.id, before, after: judgedBy(district, draft, on) }
  return { own, resting: [], supplied: district.supplied }
}

function judgedBy({ book }: DistrictBook, service: Service | undefined, on: string): Judged {
  if (!service) return { outcome: 'no' }
  const rule = service.eligibility
  if (rule === undefined) return { outcome: 'yes' }
  if (!book.rule(rule, on)) return { outcome: 'no' }
  asked(book, { rule, on }) // 422 where it is about others than persons
  return { book, rule }
}
