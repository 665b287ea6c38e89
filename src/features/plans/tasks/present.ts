import type { Tx } from '../../../platform/database/transaction.ts'
import type { Milestone, Supervision, TaskReport, TaskRow } from './contract.ts'
import { type EvidenceRecord, pick } from './evidence/store.ts'
import type { MilestoneRecord } from './milestones/store.ts'
import { isNow } from './moment.ts'
import { mayAnswer, mayComplete, mayPlan, maySupervise } from './policy.ts'
import type { Quarter } from './quarters.ts'
import { type DutyStanding, owes, standingOf, supervisionState } from './rules.ts'
import type { ReportRecord, TaskRecord } from './store.ts'
import type { SupervisionRecord } from './supervisions/store.ts'

type Files = ReadonlyMap<string, EvidenceRecord>

/** A task as a row of the board; `owed` is the quarter that should be there by the day. */
export function taskRow(record: TaskRecord, owed: Quarter | null): TaskRow {
  const { next, openSupervisions, overdue, indicators, duties } = record
  const owedQuarter = duties.some((duty) => owes(duty, owed)) ? owed : null
  return { ...record, ...standingOf(duties), owedQuarter, nextMilestone: next, overdue, openSupervisions, indicators }
}

/** A milestone as the caller may see and change it. */
export function milestoneOf(tx: Tx, record: MilestoneRecord, duties: readonly DutyStanding[], files: Files): Milestone {
  const withdrawn = record.withdrawnReason !== null
  const open = isNow(tx) && !withdrawn
  return {
    ...record,
    evidence: pick(files, record.evidence),
    overdue: !withdrawn && record.doneOn === null && record.dueOn < tx.asOf,
    withdrawn,
    reason: record.withdrawnReason,
    may: {
      complete: open && record.doneOn === null && mayComplete(tx.actor, tx.district, record.department, duties),
      withdraw: open && mayPlan(tx.actor, tx.district, duties),
    },
  }
}

export function reportOf(record: ReportRecord, files: Files): TaskReport {
  return { ...record, evidence: pick(files, record.evidence), reported: deed(record.reportedName, record.knownAt) }
}

/** A supervision as the caller may see it, answer it, close it. */
export function supervisionOf(tx: Tx, record: SupervisionRecord, files: Files): Supervision {
  const state = supervisionState(record, tx.asOf)
  const now = isNow(tx)
  const waiting = state === 'open' || state === 'overdue'
  const { answer, answeredAt, closedAt } = record
  return {
    ...record,
    state,
    issued: deed(record.issuedName, record.issuedAt),
    answer:
      answeredAt && answer !== null
        ? { text: answer, evidence: pick(files, record.answerEvidence), by: deed(record.answeredName, answeredAt) }
        : null,
    closed: closedAt && deed(record.closedName, closedAt),
    reason: record.withdrawnReason,
    may: {
      answer: now && waiting && mayAnswer(tx.actor, tx.district, record.department),
      close: now && state === 'answered' && maySupervise(tx.actor, tx.district),
      withdraw: now && (waiting || state === 'answered') && maySupervise(tx.actor, tx.district),
    },
  }
}

const deed = (name: string | null, at: Date) => ({ name: name ?? '', at: at.toISOString() })
