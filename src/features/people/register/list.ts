import { grantsIn, keepsPeople } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { SearchHit } from '../../../platform/feature.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { briefsOf } from '../brief-store.ts'
import { readDocument } from '../identity/documents.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { mayKeepPeople } from '../policy.ts'
import { noteListed } from '../privacy/listed.ts'
import type { PersonBrief } from '../shapes.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { tokenRange, tokensOf } from '../spelling.ts'
import type { NumberLookUp, PersonList, PersonListQuery } from './contract.ts'
import { personsWithNumber } from './identity-store.ts'
import {
  countedAtMost,
  type ListCursor,
  type ListQuestion,
  pageByBirth,
  pageByWords,
  type WordCursor,
  wordsCountedAtMost,
} from './list-store.ts'

/**
 * A page of the persons the actor may see, by birth date, or by the words typed: name, pinyin or initials. A list by facts tells a fact of everybody on it: it is for
 * those who keep records, of those whose records they keep.
 */
export function listPersons(ctx: Context, query: PersonListQuery): Promise<PersonList> {
  if (query.fact) permit(mayKeepPeople(ctx.actor, ctx.district))
  return reading(ctx, async (tx) => {
    const question: ListQuestion = { filter: query, order: query.order, limit: query.limit, ...whoseList(tx) }
    const range = query.words ? tokenRange(query.words) : undefined
    return range ? await byWords(tx, question, range, query.after) : await byBirth(tx, question, query.after)
  })
}

/** Whose people an actor lists: a department's officer the district's, a street's officer the street's, anybody else those of their grants. */
export function whoseList({ actor, district }: Tx): Pick<ListQuestion, 'streets' | 'persons'> {
  const grants = grantsIn(actor, district)
  if (keepsPeople(actor, district)) return {}
  const streets = grants.flatMap(({ role, street }) => (role === 'street_officer' && street ? [street] : []))
  if (streets.length > 0) return { streets }
  return { persons: actor.persons.flatMap((grant) => (grant.district === district ? [grant.person] : [])) }
}

async function byBirth(tx: Tx, question: ListQuestion, after: string | undefined): Promise<PersonList> {
  const cursor = after === undefined ? undefined : cursorOf<ListCursor>(after, ['bornOn', 'id'])
  const found = await pageByBirth(tx, cursor ? question : { ...question, limit: countedAtMost + 1 }, cursor)
  const rows = found.slice(0, question.limit)
  const last = rows.at(-1)
  return {
    persons: await briefsOf(tx, rows),
    next: last && found.length >= question.limit ? textOf({ bornOn: last.bornOn, id: last.id }) : null,
    total: cursor ? null : totalOf(found.length, countedAtMost),
  }
}

// The first page is read as far as the total is counted: reading those people twice cost more than bringing them along.
const totalOf = (n: number, atMost: number) => ({ n: Math.min(n, atMost), more: n > atMost })

async function byWords(
  tx: Tx,
  question: ListQuestion,
  range: { from: string; to: string },
  after: string | undefined,
): Promise<PersonList> {
  const cursor = after === undefined ? undefined : cursorOf<WordCursor>(after, ['token', 'id'])
  const { rows: found, scanned } = await pageByWords(
    tx,
    cursor ? question : { ...question, limit: wordsCountedAtMost + 1 },
    range,
    cursor,
  )
  const rows = found.slice(0, question.limit)
  const last = rows.at(-1)
  const next = last && found.length >= question.limit ? { token: last.token, id: last.id } : scanned
  return {
    persons: await briefsOf(
      tx,
      rows.filter((row) => row.token === firstToken(row, range)),
    ),
    next: next ? textOf(next) : null,
    total: cursor ? null : totalOf(new Set(found.map(({ id }) => id)).size, wordsCountedAtMost),
  }
}

/** The first of a person's tokens that the range holds: whoever is found by two of them is listed once. */
function firstToken({ name }: PersonRow, { from, to }: { from: string; to: string }): string | undefined {
  const found = tokensOf(name).flatMap(({ token }) => (inOrder(from, token) <= 0 && inOrder(token, to) < 0 ? [token] : []))
  return found.sort(inOrder)[0]
}

/** As the database's "C" collation orders: by bytes. */
const inOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

const textOf = (cursor: ListCursor | WordCursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function cursorOf<T>(text: string, names: (keyof T)[]): T {
  const broken = new Problem(400, 'invalid_request', { expected: 'after: the text of `next` of the page before' })
  let cursor: unknown
  try {
    cursor = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw broken
  }
  const { id, bornOn } = (cursor ?? {}) as { id?: unknown; bornOn?: unknown }
  const isDay = bornOn === undefined || bornOn === null || /^\d{4}-\d\d-\d\d$/.test(String(bornOn))
  if (!/^[0-9a-f-]{36}$/.test(String(id)) || !isDay || names.some((name) => !((name as string) in (cursor as object))))
    throw broken
  return cursor as T
}

/** Who carries exactly this number, for those who keep records; on record as `people.looked_up` with the purpose, never the number; whoever carries it reads so, though the record is not the reader's to see. */
export function findByNumber(
  ctx: Context,
  { kind, number, purpose }: NumberLookUp,
): Promise<{ persons: PersonBrief[]; elsewhere: boolean }> {
  return transaction(ctx, async (tx) => {
    permit(mayKeepPeople(tx.actor, tx.district))
    const document = readDocument(kind, number)
    if ('fault' in document) {
      const { code, ...details } = document.fault
      throw new Problem(422, code, details)
    }
    const holders = await personsWithNumber(tx, ctx.keys, document)
    const seen = new Map<string, PersonRow>()
    let elsewhere = false
    for (const holder of holders) {
      const person = await findPerson(tx, holder)
      if (person) seen.set(person.id, person)
      else elsewhere ||= (await withWholeDistrict(tx, () => findPerson(tx, holder))) !== undefined
    }
    const details = { purpose, kind: document.kind, found: [...seen.keys()], elsewhere }
    await noteListed(tx, { action: 'people.looked_up', subject: 'person', details, how: 'looked_up', persons: holders })
    return { persons: await briefsOf(tx, [...seen.values()]), elsewhere }
  })
}

/** Persons for the console's search, by name, pinyin or initials: the best eight. */
export async function searchPersons(tx: Tx, words: string): Promise<SearchHit[]> {
  const range = tokenRange(words)
  if (!range) return []
  const filter = { at: 'residence', alive: 'all' } as const
  const { rows } = await pageByWords(tx, { filter, order: 'oldest', limit: 16, ...whoseList(tx) }, range, undefined)
  const persons = rows.filter((row) => row.token === firstToken(row, range)).slice(0, 8)
  const briefs = await briefsOf(tx, persons)
  return briefs.map(({ id, name, streetName, committeeName, age }, at) => ({
    ...{ kind: 'person', title: name, href: `/console/${tx.district}/people/${id}` },
    note: [age === null ? null : `${age}岁`, streetName, committeeName].filter(Boolean).join(' · '),
    rank: persons[at]?.token === range.from ? 4 : 2,
  }))
}
