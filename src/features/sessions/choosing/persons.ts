import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { findPerson, type PersonRow } from '../../people/index.ts'
import type { Service } from '../../services/catalogue/contract.ts'
import { monthsOld } from '../ages.ts'

/** Somebody the signed-in account may book for. `likely`: of an age that the service is for, so that a mother is not asked whether she herself goes to the baby room. */
export type Bookable = { person: PersonRow; as: 'self' | 'guardian' | 'trusted'; months: number | null; likely: boolean }

/** Those the account stands for or is trusted by in services, whom the service is for first. */
export async function bookablePersons(tx: Tx, domain?: Service['domain']): Promise<Bookable[]> {
  const order = ['self', 'guardian', 'trusted']
  const grants = tx.actor.persons
    .filter(
      ({ district, as, may }) => district === tx.district && as !== 'duty' && (as !== 'trusted' || may.includes('services')),
    )
    .sort((a, b) => order.indexOf(a.as) - order.indexOf(b.as))
  const all: Bookable[] = []
  for (const { person: id, as } of grants) {
    const person = await findPerson(tx, id)
    if (!person || person.diedOn !== null || as === 'duty' || all.some((one) => one.person.id === person.id)) continue
    const months = person.bornOn ? monthsOld(person.bornOn, tx.today) : null
    all.push({ person, as, months, likely: isLikely(months, domain) })
  }
  return all.sort((a, b) => Number(b.likely) - Number(a.likely))
}

/** Childcare is for children and older people's services are for those who are no children; without a domain, and without a birthday, everybody is likely. */
function isLikely(months: number | null, domain: Service['domain'] | undefined): boolean {
  if (months === null || domain === undefined) return true
  if (domain === '托育') return months < 12 * 12
  return months >= 12 * 50
}

/** Whom a page is about: the one wished for, else the only one it can be meant for. Several it may be: nobody, and the page asks. */
export function personMeant(all: readonly Bookable[], wished: string | undefined): Bookable | undefined {
  const named = all.find(({ person }) => person.id === wished)
  if (named) return named
  const likely = all.filter((one) => one.likely)
  const candidates = likely.length > 0 ? likely : all
  return candidates.length === 1 ? candidates[0] : undefined
}

/** The name of somebody whom the reader may see, for the heading of a page about them. Problem: 404. */
export function nameOf(ctx: Context, id: string): Promise<string> {
  return reading(ctx, async (tx) => found(await findPerson(tx, id), 'person').name)
}
