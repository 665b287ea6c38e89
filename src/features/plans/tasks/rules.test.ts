import { describe, expect, test } from 'vitest'
import type { Actor, Grant } from '../../../platform/actor.ts'
import { workingCalendar } from '../../../platform/calendar/index.ts'
import { deadlineBy } from './deadline.ts'
import { actsFor, mayComplete, mayPlan } from './policy.ts'
import { lastFinishedQuarter, quarterEnd, quarterOf, quarterStart, quartersBetween } from './quarters.ts'
import { type DutyRole, owes, quarterOwedOn, quarterRefusal, type Reported, standingOf, supervisionState } from './rules.ts'

const plan = { periodStart: 2021, periodEnd: 2025 }
const qingming = { name: '清明节', from: '2025-04-04', through: '2025-04-06' }
const calendar = workingCalendar([{ year: 2025, source: '国务院办公厅通知', unsure: false, holidays: [qingming], workdays: [] }])
const dueOn = deadlineBy(calendar, 10)

describe('quarters', () => {
  test.each([
    ['2025-01-01', '2025Q1'],
    ['2025-03-31', '2025Q1'],
    ['2025-04-01', '2025Q2'],
    ['2024-12-31', '2024Q4'],
  ])('%s lies in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter))

  test('a quarter is half-open and not over on its own last day', () => {
    expect([quarterStart('2024Q4'), quarterEnd('2024Q4')]).toEqual(['2024-10-01', '2025-01-01'])
    expect(lastFinishedQuarter('2025-03-31')).toBe('2024Q4')
    expect(lastFinishedQuarter('2025-04-01')).toBe('2025Q1')
    expect(quartersBetween('2024Q3', '2025Q1')).toEqual(['2024Q3', '2024Q4', '2025Q1'])
  })
})

describe('what is owed', () => {
  test('the first quarter of 2025 is due on the tenth working day after it, the holiday of Qingming left out', () => {
    expect(dueOn('2025Q1')).toBe('2025-04-15')
  })

  test.each<[string, string | null, string]>([
    ['2025-04-01', '2024Q4', 'just over: the quarter before is what should be there'],
    ['2025-04-15', '2024Q4', 'the last day in time'],
    ['2025-04-16', '2025Q1', 'the day after the deadline'],
    ['2021-04-01', null, 'nothing before the plan begins'],
    ['2027-08-01', '2025Q4', 'after the plan ends its last quarter stays owed'],
  ])('on %s it is %s: %s', (day, quarter) => expect(quarterOwedOn(day, dueOn, plan)).toBe(quarter))

  test.each<[string, { role: DutyRole } & Reported, boolean]>([
    ['a lead that never reported owes', { role: 'lead', latest: null, state: null, quarters: [] }, true],
    ['a lead that reported it does not', { role: 'lead', latest: '2025Q1', state: 'on_track', quarters: ['2025Q1'] }, false],
    [
      'a lead that only reported the next one does',
      { role: 'lead', latest: '2025Q2', state: 'on_track', quarters: ['2025Q2'] },
      true,
    ],
    [
      'a lead that reported the task done owes nothing',
      { role: 'lead', latest: '2024Q2', state: 'done', quarters: ['2024Q2'] },
      false,
    ],
    ['who supports owes nothing', { role: 'support', latest: null, state: null, quarters: [] }, false],
  ])('%s', (_, duty, expected) => expect(owes(duty, '2025Q1')).toBe(expected))

  test.each([
    ['2025Q3', 'quarter_not_begun'],
    ['2025Q2', undefined],
    ['2020Q4', 'quarter_before_plan'],
  ])('%s asked for on 2025-06-30: %s', (quarter, refusal) => expect(quarterRefusal(quarter, '2025-06-30', plan)).toBe(refusal))
})

describe('how a task stands', () => {
  const report = (role: DutyRole, latest: string | null, state: Reported['state']) => ({
    role,
    latest,
    state,
    quarters: latest ? [latest] : [],
  })

  test('the latest quarter of the leads counts, and in it the worst word', () => {
    expect(standingOf([report('lead', '2025Q1', 'on_track'), report('lead', '2025Q1', 'difficult')])).toEqual({
      state: 'difficult',
      lastQuarter: '2025Q1',
    })
    expect(standingOf([report('lead', '2024Q4', 'stopped'), report('lead', '2025Q1', 'on_track')]).state).toBe('on_track')
  })

  test('what a supporting department says does not make the task reported', () => {
    expect(standingOf([report('lead', null, null), report('support', '2025Q1', 'done')])).toEqual({
      state: 'not_reported',
      lastQuarter: null,
    })
  })

  const at = new Date('2025-05-01T00:00:00Z')
  test.each([
    ['2025-06-30', null, null, null, 'open'],
    ['2025-06-29', null, null, null, 'overdue'],
    ['2025-06-01', at, null, null, 'answered'],
    ['2025-06-01', at, at, null, 'closed'],
    ['2025-06-01', null, null, at, 'withdrawn'],
  ])('a supervision due on %s is on 2025-06-30 …', (dueOn, answeredAt, closedAt, withdrawnAt, state) => {
    expect(supervisionState({ dueOn, answeredAt, closedAt, withdrawnAt }, '2025-06-30')).toBe(state)
  })
})

describe('who may', () => {
  const someone = (grant: Partial<Grant> & { role: Grant['role'] }): Actor => ({
    ...{ kind: 'account', id: 'a', name: 'a' },
    grants: [{ district: '310118', department: null, street: null, organization: null, ...grant }],
    persons: [],
  })
  const minzheng = { id: 'minzheng', kind: 'department', area: null }
  const office = { id: 'street-310118001', kind: 'street', area: '310118001' }
  const duties = [
    { ...minzheng, role: 'lead' as const },
    { ...office, role: 'implement' as const },
  ]
  const lead = someone({ role: 'department_officer', department: 'minzheng' })
  const street = someone({ role: 'street_officer', street: '310118001' })
  const coordinator = someone({ role: 'coordinator' })
  const auditor = someone({ role: 'auditor' })

  test('a street officer acts for the office of their street and no other', () => {
    expect(actsFor(street, '310118', office)).toBe(true)
    expect(actsFor(street, '310118', { ...office, area: '310118002' })).toBe(false)
    expect(actsFor(street, '310101', office)).toBe(false)
  })

  test('milestones are planned by the coordinator and the lead', () => {
    expect([coordinator, lead, street, auditor].map((actor) => mayPlan(actor, '310118', duties))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('they are completed by the department named, without one by the lead, without a lead by the coordinator', () => {
    const people = [coordinator, lead, street, auditor]
    expect(people.map((actor) => mayComplete(actor, '310118', office, duties))).toEqual([false, false, true, false])
    expect(people.map((actor) => mayComplete(actor, '310118', null, duties))).toEqual([false, true, false, false])
    expect(people.map((actor) => mayComplete(actor, '310118', null, []))).toEqual([true, false, false, false])
  })
})
