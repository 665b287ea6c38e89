import type { Database } from '../database/connect.ts'
import type { Tx } from '../database/transaction.ts'

/** What a count is asked for: a stock on the day before `to`, or a flow over the half-open period [from, to). */
export type CountQuestion = { district: string; from: string; to: string; filter: Record<string, string> }

/** One street's count; street '' is the district itself where a row belongs to no street. `missing` rows lacked a needed fact. */
export type Count = { street: string; n: number; missing: number }

/** A row behind a number: what a click on it opens. */
export type CountedRow = {
  id: string
  title: string
  street: string
  href: string | null
  values: Record<string, string | number | null>
}

/** Counts many numbers of one period in one pass over the records; answers in the order asked. */
export type CountTogether = (db: Database, asked: { key: string; question: CountQuestion }[]) => Promise<Count[][]>

/** The counts of one of several periods, and whether its records had begun by the end of it. */
export type PeriodCounts = { begun: boolean; counts: Count[] }

/** Counts many numbers of many periods in as few passes as it takes: for each number asked, the counts of each period, in their order. */
export type CountPeriodsTogether = (
  db: Database,
  district: string,
  asked: { key: string; filter: Record<string, string> }[],
  periods: readonly Pick<CountQuestion, 'from' | 'to'>[],
) => Promise<PeriodCounts[][]>

/** Something a feature counts from its records. `over` says whether it is a stock on a day or a flow over a period. */
export type Counter = {
  key: string
  over: 'day' | 'period'
  name: { zh: string; en: string }
  unit: string
  count(db: Database, question: CountQuestion): Promise<Count[]>
  /**
   * How this counter is counted beside others: those that name the very same function are one family, counted in one snapshot by one job, as many as there are in one
   * pass. `count` answers for one of them alone, and the same.
   */
  together?: CountTogether
  /** Answers for several periods in one pass, in their order; absent: `begun` and `count` are asked for one after another, and answer the same. */
  countPeriods?(
    db: Database,
    question: Omit<CountQuestion, 'from' | 'to'>,
    periods: readonly Pick<CountQuestion, 'from' | 'to'>[],
  ): Promise<PeriodCounts[]>
  /** The same for a whole family: those that name the very same function share its passes. */
  countPeriodsTogether?: CountPeriodsTogether
  rows(tx: Tx, question: CountQuestion, page: { offset: number; limit: number }): Promise<{ rows: CountedRow[]; total: number }>
  /** Events after which the stored value is counted anew. */
  refreshOn?: string[]
  /**
   * Whether any record that it counts from exists yet in the period. Until one does nothing is stored, so that a board says *no records yet* and
   * not 0. Absent: whatever is counted is stored.
   */
  begun?(db: Database, question: CountQuestion): Promise<boolean>
  /** Rows carry amounts and the number is their sum: it is not how many rows there are. */
  sums?: true
  /** How many months back late entries reach, where that is more than the year that every flow is counted anew for. */
  monthsBack?: number
}

/** Declares a counter. */
export const counter = (declared: Counter): Counter => declared
