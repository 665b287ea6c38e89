import type { CatalogueEntry } from '../catalogue/contract.ts'
import type { CheckRow } from './check-store.ts'
import type { Check, Enrolment } from './contract.ts'
import { checkDueOn } from './rules.ts'
import type { EnrolmentRow } from './store.ts'

/** An enrolment as pages and callers read it. */
export function shownEnrolment(row: EnrolmentRow, names: ReadonlyMap<string, CatalogueEntry>, today: string): Enrolment {
  const entry = names.get(row.service)
  const open = row.withdrawnAt === null && row.validFrom <= today && (row.validTo === null || row.validTo > today)
  const { id, service, person, facility, organization, scheme, validFrom, validTo, plannedTo, endedWhy, endedNote } = row
  return {
    ...{ id, service, serviceName: entry?.name ?? { zh: service }, person, facility, organization, scheme },
    ...{
      validFrom,
      validTo,
      plannedTo,
      open,
      mayLeave: open && entry?.enrolment?.endedBy !== 'office',
      endedNote,
      source: row.source,
      document: row.document,
    },
    endedWhy: endedWhy ?? (validTo !== null && validTo <= today ? 'expired' : null),
    ...{ overridden: row.overrideWhy !== null, recordedBy: row.recordedByName, knownAt: row.knownAt.toISOString() },
    ...{ lastCheckOn: row.lastCheckOn, checkDueOn: open ? checkDueOn(row, entry?.enrolment?.checkEveryMonths) : null },
  }
}

export const shownCheck = (row: CheckRow, names: ReadonlyMap<string, CatalogueEntry>): Check => ({
  ...{ id: row.id, service: row.service, serviceName: names.get(row.service)?.name ?? { zh: row.service }, kind: row.kind },
  ...{ step: row.step || null, on: row.on, note: row.note, source: row.source, recordedBy: row.recordedByName },
})
