import { beforeAll, expect, test } from 'vitest'
import { grantPerson } from '../../src/features/people/people.test-support.ts'
import type { Role } from '../../src/platform/actor.ts'
import { roles } from '../../src/platform/actor.ts'
import { aWorld, type Caller, type World } from '../support/world.ts'
import { type FamilyRecords, familyRecords } from './family-records.ts'
import { type ApiDocument, isTenant, type Operation, readDocument } from './operations.ts'
import { addressOf, here, sampleBody } from './samples.ts'

const [ours, theirStreet] = [`${here}001`, `${here}002`]
const elsewhere = '310151'

let w: World
let api: ApiDocument
/** One account of each role in 青浦, a street's officer in 夏阳; a resident and a carer who each see one person of 夏阳. */
let callers: [who: string, caller: Caller][]
/** A person of another street of 青浦, and one of 崇明, with a record of each kind. */
let strangers: FamilyRecords[]
let ownOfficer: Caller
let ownPerson: FamilyRecords

beforeAll(async () => {
  w = await aWorld()
  api = await readDocument(w)
  const scope = (role: Role) => ({ street: role === 'street_officer' ? ours : null })
  const narrow = roles.filter((role) => role !== 'department_officer')
  callers = await Promise.all(narrow.map(async (role): Promise<[string, Caller]> => [role, await w.as(role, scope(role))]))
  ownOfficer = callers.find(([role]) => role === 'street_officer')?.[1] as Caller
  const department = await w.as('department_officer', { department: 'minzheng' })
  ownPerson = await familyRecords(w, ownOfficer, here, { street: ours, keeper: department })
  strangers = [
    await familyRecords(w, department, here, { street: theirStreet }),
    await familyRecords(w, await w.as('department_officer', { district: elsewhere, department: 'minzheng' }), elsewhere),
  ]
  for (const as of ['self', 'guardian', 'trusted', 'duty'] as const) {
    const caller = await w.as(as === 'duty' ? 'provider' : 'resident')
    await grantPerson(w, caller, ownPerson.person, as)
    callers.push([as, caller])
  }
  callers.push([
    'department_officer of another district',
    await w.as('department_officer', { district: '310101', department: 'minzheng' }),
  ])
}, 120_000)

const segmentOf = ({ path }: Operation) => /\/([\w-]+)\/\{id\}/.exec(path)?.[1] ?? ''
const aboutPeople = () => api.operations.filter((operation) => isTenant(operation) && segmentOf(operation) in ownPerson.ids)

const send = (caller: Caller, operation: Operation, url: string) => {
  const body = sampleBody(operation, api.shapes)
  if (operation.method === 'GET') return caller.get(url)
  if (operation.method === 'DELETE') return caller.delete(url)
  return operation.method === 'PUT' ? caller.put(url, body) : caller.post(url, body)
}

test('whatever is asked about a person of another street or district, every role hears 404 or 403 and never the name', async () => {
  expect(new Set(aboutPeople().map(segmentOf)).size).toBe(Object.keys(ownPerson.ids).length)
  expect(aboutPeople().length).toBeGreaterThan(20)
  const wrong: string[] = []
  for (const [who, caller] of callers)
    for (const operation of aboutPeople())
      for (const stranger of strangers) {
        const id = stranger.ids[segmentOf(operation)] ?? ''
        const reply = await send(caller, operation, `${addressOf(operation, api.shapes, { id })}`)
        if (![403, 404].includes(reply.status) || reply.text.includes(stranger.name))
          wrong.push(`${who} ${operation.id}: ${reply.status} ${reply.text.slice(0, 120)}`)
      }
  expect(wrong).toEqual([])
}, 120_000)

test('a purpose in the question opens nothing more', async () => {
  const wrong: string[] = []
  for (const [who, caller] of callers)
    for (const operation of aboutPeople().filter(
      ({ method, query }) => method === 'GET' && query.some(({ name }) => name === 'purpose'),
    ))
      for (const stranger of strangers) {
        const reply = await caller.get(
          `${addressOf(operation, api.shapes, { id: stranger.ids[segmentOf(operation)] })}?purpose=supervision`,
        )
        if (reply.status !== 404 || reply.text.includes(stranger.name)) wrong.push(`${who} ${operation.id}: ${reply.status}`)
      }
  expect(wrong).toEqual([])
})

test('no list of people, with any filter, holds somebody out of sight', async () => {
  const lists = [
    '',
    '?words=隐名',
    '?words=y',
    '?at=registered',
    `?street=${theirStreet}`,
    '?alive=all',
    '?fact=独居',
    '?order=youngest',
    '?missing=committee',
  ]
  const wrong: string[] = []
  for (const [who, caller] of callers)
    for (const query of lists) {
      const reply = await caller.get(`/api/districts/${here}/persons${query}`)
      if (strangers.some(({ name, person }) => reply.text.includes(name) || reply.text.includes(person)))
        wrong.push(`${who} ${query}`)
    }
  expect(wrong).toEqual([])
  expect((await ownOfficer.get(`/api/districts/${here}/persons?words=隐名`)).text).toContain(ownPerson.name)
})

test('the officer of the street is answered about the very same kinds of records', async () => {
  const wrong: string[] = []
  for (const operation of aboutPeople()) {
    const reply = await send(ownOfficer, operation, addressOf(operation, api.shapes, { id: ownPerson.ids[segmentOf(operation)] }))
    if (reply.status === 404 || reply.status >= 500) wrong.push(`${operation.id}: ${reply.status} ${reply.text.slice(0, 120)}`)
  }
  expect(wrong).toEqual([])
})
