import { keepsPeople } from '../../../platform/actor.ts'
import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { found } from '../../../platform/problem.ts'
import { briefsNamed, findPerson } from '../../people/index.ts'
import type { CatalogueEntry } from '../catalogue/contract.ts'
import { awaitedBy } from '../entitling/judge.ts'
import { lastRuns } from '../entitling/store.ts'
import { districtBook } from '../rulebook/book.ts'
import type { Coverage, DueList, DueQuery, EnrolledList, EnrolledQuery, EnrolmentDetail, EnrolmentServices } from './contract.ts'
import {
  checkDue,
  countDue,
  countEnrolled,
  countedAtMost,
  coverageOf,
  type DueQuestion,
  duePage,
  enrolledByService,
  enrolledPage,
  entitledByService,
  notEnrolled,
  renewalDue,
} from './list-store.ts'
import { mayKeep, mayServe, organizationsOf, seesAllEnrolments } from './policy.ts'
import { aheadDays, plusMonths } from './rules.ts'
import { enrolmentService, enrolmentServices, serviceNames } from './services.ts'
import { shownEnrolment } from './shown.ts'
import { findEnrolment } from './store.ts'
import { whose } from './whose.ts'

/** The services that enrol people, each with how many of the reader's people are enrolled and entitled. */
export function listEnrolmentServices(ctx: Context): Promise<EnrolmentServices> {
  return reading(ctx, async (tx) => {
    const everybody = keepsPeople(tx.actor, tx.district)
    const entries = (await enrolmentServices(tx, tx.today)).sort(byPlan)
    const theirs = whose(tx, undefined)
    const [book, counts, runs] = [await districtBook(tx), await enrolledByService(tx, everybody, theirs), await lastRuns(tx)]
    const entitled = everybody || !seesAllEnrolments(tx.actor, tx.district) ? undefined : await entitledByService(tx, theirs)
    return {
      on: tx.today,
      services: entries.map(({ id, name, domain, audience, enrolment, rules }) => ({
        ...{ id, name, domain, audience, check: enrolment?.check ?? null, checkEveryMonths: enrolment?.checkEveryMonths ?? null },
        ...{
          months: enrolment?.months ?? null,
          rule: rules.eligibility ?? null,
          awaited: awaitedBy(book, rules.eligibility, tx.today),
        },
        ...{
          enrolled: counts.get(id) ?? 0,
          entitled: entitledIn(runs.get(id), entitled?.get(id) ?? 0, { everybody, counted: entitled !== undefined }),
        },
        judgedOn: runs.get(id)?.on ?? null,
      })),
    }
  })
}

/** How many are entitled: the last judging's number for the district, those of their own streets for a street's officer; nothing where nobody was judged yet. */
function entitledIn(
  run: { entitled: number } | undefined,
  n: number,
  of: { everybody: boolean; counted: boolean },
): number | null {
  if (!run) return null
  return of.everybody ? run.entitled : of.counted ? n : null
}

/** Older people's before children's, and within that as the plan lists them. */
const byPlan = (a: CatalogueEntry, b: CatalogueEntry): number =>
  Number(a.domain !== '养老') - Number(b.domain !== '养老') || (a.lines[0] ?? '').localeCompare(b.lines[0] ?? '')

/** A service's enrolled, as far as the reader may see them; which list was looked at is on record. */
export function listEnrolled(ctx: Context, query: EnrolledQuery): Promise<EnrolledList> {
  return transaction(ctx, async (tx) => {
    const question = { ...query, scheme: query.scheme, after: query.after, whose: whose(tx, query.street) }
    const rows = await enrolledPage(tx, question)
    const total = query.after === undefined ? totalOf(await countEnrolled(tx, question)) : null
    const briefs = await briefsNamed(
      tx,
      rows.map(({ stands }) => stands),
    )
    const names = await serviceNames(tx)
    await noteLooked(tx, query.service, query.state, rows.length)
    return {
      ...{
        on: tx.today,
        total,
        next: nextOf(
          rows.map(({ id }) => id),
          query.limit,
        ),
      },
      rows: rows.flatMap((row) => {
        const who = briefs.get(row.stands)
        return who ? [{ who, enrolment: shownEnrolment({ ...row, person: row.stands }, names, tx.today) }] : []
      }),
    }
  })
}

/** One enrolment for whoever may see whom it is about: officers, a provider about their own, the person and who stands for them. */
export function getEnrolment(ctx: Context, id: string): Promise<EnrolmentDetail> {
  return reading(ctx, async (tx) => {
    const row = found(await findEnrolment(tx, id), 'enrolment')
    const person = found(await findPerson(tx, row.person), 'enrolment')
    const keeps = mayKeep(tx.actor, tx.district, person)
    const own = row.organization !== null && organizationsOf(tx.actor, tx.district).includes(row.organization)
    const stands = tx.actor.persons.some(
      ({ district, person: one, as }) => district === tx.district && one === person.id && as !== 'duty',
    )
    found(keeps || stands || own || seesAllEnrolments(tx.actor, tx.district) ? row : undefined, 'enrolment')
    const who = found((await briefsNamed(tx, [person.id])).get(person.id), 'enrolment')
    const shown = shownEnrolment({ ...row, person: person.id }, await serviceNames(tx), tx.today)
    return {
      ...{ ...shown, who, decision: keeps ? row.decision : null, overrideWhy: keeps ? row.overrideWhy : null },
      ...{ withdrawn: row.withdrawnAt !== null, mayKeep: keeps },
      mayEnd: shown.open && (keeps || stands || (own && mayServe(tx.actor, tx.district, person))),
    }
  })
}

/** Who is due in a service: not enrolled though entitled, to be seen, or about to run out. What its rule asks for and nobody supplies is said. */
export function listDue(ctx: Context, service: string, query: DueQuery): Promise<DueList> {
  return transaction(ctx, async (tx) => {
    const entry = await enrolmentService(tx, service, tx.today)
    const question: DueQuestion = { service, whose: whose(tx, query.street), after: query.after, limit: query.limit }
    const due = dueOf(tx, entry, query.kind, question)
    const rows = due ? await duePage(tx, due, question) : []
    const run = (await lastRuns(tx)).get(service)
    const briefs = await briefsNamed(
      tx,
      rows.map(({ person }) => person),
    )
    await noteLooked(tx, service, query.kind, rows.length)
    return {
      ...{ on: tx.today, kind: query.kind, judgedOn: run?.on ?? null, unknown: run?.unknown ?? 0 },
      awaited: awaitedBy(await districtBook(tx), entry.rules.eligibility, tx.today),
      rows: rows.flatMap(({ person, enrolment, since, dueOn, unsure }) => {
        const who = briefs.get(person)
        return who ? [{ who, enrolment, since, dueOn, unsure, overdue: dueOn !== null && dueOn < tx.today }] : []
      }),
      next: nextOf(
        rows.map(({ cursor }) => cursor),
        query.limit,
      ),
      total: query.after === undefined ? totalOf(due ? await countDue(tx, due) : 0) : null,
    }
  })
}

/** What a due list is read from; nothing where the service has no such thing: checks without a rhythm. */
export function dueOf(tx: Tx, entry: CatalogueEntry, kind: DueQuery['kind'], question: DueQuestion) {
  const by = plusDays(tx.today, aheadDays)
  const { checkEveryMonths } = entry.enrolment ?? {}
  if (kind === 'not_enrolled') return seesAllEnrolments(tx.actor, tx.district) ? notEnrolled(tx, question) : undefined
  if (kind === 'renewal') return renewalDue(tx, question, { since: plusMonths(tx.today, -3), by })
  return checkEveryMonths === undefined ? undefined : checkDue(tx, question, checkEveryMonths, by)
}

/** By street: how many are entitled, covered, enrolled, and were seen in the last twelve months. */
export function getCoverage(ctx: Context, service: string): Promise<Coverage> {
  return reading(ctx, async (tx) => {
    const entry = await enrolmentService(tx, service, tx.today)
    const rows = await coverageOf(tx, service, whose(tx, undefined), plusMonths(tx.today, -12))
    const names = await areasNamed(
      tx,
      rows.map(({ street }) => street),
    )
    return {
      ...{ on: tx.today, service, judgedOn: (await lastRuns(tx)).get(service)?.on ?? null },
      awaited: awaitedBy(await districtBook(tx), entry.rules.eligibility, tx.today),
      streets: rows.map((row) => ({ ...row, name: names.get(row.street)?.name ?? null })),
    }
  })
}

const totalOf = (n: number) => ({ n: Math.min(n, countedAtMost), more: n > countedAtMost })
const nextOf = (cursors: readonly string[], limit: number): string | null =>
  cursors.length < limit ? null : (cursors.at(-1) ?? null)
const noteLooked = (tx: Tx, service: string, list: string, shown: number): Promise<void> =>
  tx.audit('services.list_people', `service/${service}`, { list, shown })
