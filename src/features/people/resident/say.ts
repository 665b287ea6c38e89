import { z } from 'zod'
import { dayOf, plusDays, zone } from '../../../platform/clock.ts'
import type { PageRequest } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Words } from '../../../platform/words/words.ts'
import type { Standing } from '../accounts/contract.ts'

/** The person of the address; what is no id is no page. */
export function personOf({ params }: PageRequest<Record<string, string>>): string {
  const id = z.uuid().safeParse(params.person)
  if (!id.success) throw new Problem(404, 'not_found', { what: 'person' })
  return id.data
}

/** The last day of a half-open period, as people say it. */
export const until = (endsOn: string): string => plusDays(endsOn, -1)

/** The last whole day before an instant, in Shanghai. */
export const lastDayOf = (instant: string): string => until(dayOf(new Date(instant)))

/** What the account is to a person, in one line. */
export function standingText({ as, may, endsOn }: Standing, words: Words): string {
  if (as === 'self') return words('people.my.as.self')
  if (as === 'guardian')
    return endsOn ? words('people.my.as.guardian_until', { until: until(endsOn) }) : words('people.my.as.guardian')
  return words('people.my.as.trusted', { may: mayText(may, words), until: endsOn ? until(endsOn) : '' })
}

/** What a trusted person may do, one after the other. */
export const mayText = (may: readonly string[], words: Words): string =>
  may.map((one) => words(`people.accounts.may.${one}`)).join(words('people.my.comma'))

/** A moment to the minute, in Shanghai. */
export const momentText = (at: string): string =>
  `${dayOf(new Date(at))} ${new Date(at).toLocaleTimeString('zh-CN', { timeZone: zone, hour: '2-digit', minute: '2-digit' })}`

/** The sentence of a key where there is one, else another. */
export function sayOr(words: Words, key: string, otherwise: string): string {
  const sentence = words(key)
  return sentence === key ? otherwise : sentence
}

/** The address of a page under the district. */
export const at = ({ ctx }: Pick<PageRequest, 'ctx'>, path: string): string => `/${ctx.district}${path}`
