import type { Tx } from '../../../platform/database/transaction.ts'
import { type EvidenceRecord, pick } from '../tasks/evidence/store.ts'
import type { ProjectRow, Spending, Stage } from './contract.ts'
import { isLate, stageOn } from './rules.ts'
import type { ProjectRecord, SpendingRecord, StageRecord } from './store.ts'

/** A project as a row of the board, with its stages. */
export function projectRow(tx: Tx, record: ProjectRecord, stages: readonly StageRecord[]): ProjectRow {
  return {
    ...record,
    stages: stages.map((stage) => stageOf(tx, stage)),
    stage: stageOn(stages, tx.asOf),
    late: stages.some((stage) => isLate(stage, tx.asOf)),
  }
}

export function stageOf(tx: Tx, record: StageRecord): Stage {
  return { ...record, late: isLate(record, tx.asOf), withdrawn: record.withdrawnReason !== null, reason: record.withdrawnReason }
}

export function spendingOf(record: SpendingRecord, files: ReadonlyMap<string, EvidenceRecord>): Spending {
  return {
    ...record,
    evidence: pick(files, record.evidence),
    made: { name: record.madeName, at: record.knownAt.toISOString() },
    withdrawn: record.withdrawnReason !== null,
    reason: record.withdrawnReason,
  }
}
