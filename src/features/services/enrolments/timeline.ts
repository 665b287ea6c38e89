import { startOfDay } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { TimelineItem } from '../../../platform/feature.ts'
import { findPerson } from '../../people/index.ts'
import { checksOf } from './check-store.ts'
import { maySeeAll } from './policy.ts'
import { serviceNames } from './services.ts'
import { shownEnrolment } from './shown.ts'
import { enrolmentsOf } from './store.ts'

const ends = {
  ...{ left: '退出', moved_out: '迁出', died: '去世', expired: '到期', merged: '并档', not_entitled: '不再符合', other: '终止' },
} as const

/** What enrolments have to tell on a person's page: when they began and ended, and what was done. Nothing for those who see only the brief. */
export async function enrolmentTimeline(tx: Tx, id: string): Promise<TimelineItem[]> {
  const person = await findPerson(tx, id)
  if (!person || !maySeeAll(tx.actor, tx.district, person)) return []
  const names = await serviceNames(tx)
  const item = (on: string, title: string, enrolment: string | null): TimelineItem => ({
    ...{ at: startOfDay(on), title, href: enrolment && `/console/${tx.district}/enrolments/${enrolment}` },
  })
  const enrolments = (await enrolmentsOf(tx, person.id)).map((row) => shownEnrolment(row, names, tx.today))
  const checks = await checksOf(tx, person.id)
  return [
    ...enrolments.map((one) => item(one.validFrom, `登记：${one.serviceName.zh}`, one.id)),
    ...enrolments.flatMap((one) =>
      one.endedWhy && one.validTo ? [item(one.validTo, `${one.serviceName.zh}（${ends[one.endedWhy]}）`, one.id)] : [],
    ),
    ...checks.map((row) => item(row.on, `${names.get(row.service)?.name.zh ?? row.service}：${row.kind}`, row.enrolment)),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
}
