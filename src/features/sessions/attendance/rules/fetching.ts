import { Temporal } from 'temporal-polyfill'

/** The age from which one leaves alone: 民法典 第十七条 (不满十八周岁为未成年人). */
const adultAt = 18

/** Whether somebody is handed over to nobody but those who may fetch them: a minor; an adult whose guardian or who themselves named somebody. Of unknown age, as the slot's ages say. */
export function mustBeFetched({
  bornOn,
  on,
  named,
  ageTo,
}: {
  bornOn: string | null
  on: string
  /** How many are named to fetch them. */
  named: number
  /** The first month of age that the slot does not take. */
  ageTo: number | null
}): boolean {
  if (named > 0) return true
  if (bornOn === null) return ageTo !== null && ageTo <= adultAt * 12
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(bornOn).add({ years: adultAt }), on) > 0
}

/** Whether a naming stood at an instant on a day: named before, not withdrawn, in its period. What is synced late is judged as of when it happened. */
export const stoodAt = (
  {
    namedAt,
    withdrawnAt,
    validFrom,
    validTo,
  }: { namedAt: Date; withdrawnAt: Date | null; validFrom: string; validTo: string | null },
  { at, on }: { at: Date; on: string },
): boolean => namedAt <= at && (withdrawnAt === null || withdrawnAt > at) && validFrom <= on && (validTo === null || validTo > on)
