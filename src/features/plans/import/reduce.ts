import { createHash } from 'node:crypto'
import type { CommittedPlanPack, PlanListRow, PlanPack } from './pack.ts'

/** The committed form of a pack: names, figures, headings and departments stay, sentences become span and SHA-256 (of UTF-8). */
export function reducePack(pack: PlanPack): CommittedPlanPack {
  return {
    ...pack,
    projects: pack.projects.map(({ content, ...facts }) => ({
      ...facts,
      content: content === null ? null : { span: facts.span, sha256: digest(content) },
    })),
    lists: {
      industries: pack.lists.industries.map(reduceRow),
      reforms: pack.lists.reforms.map(reduceRow),
      policies: pack.lists.policies.map(reduceRow),
      factors: pack.lists.factors.map(reduceRow),
    },
    commitments: pack.commitments.map(({ text, ...facts }) => ({ ...facts, sha256: digest(text) })),
    warnings: pack.warnings.map(({ text, ...facts }) => ({ ...facts, sha256: digest(text) })),
  }
}

function reduceRow(row: PlanListRow) {
  return {
    ...row,
    columns: row.columns.map(({ text, ...facts }) => ({ ...facts, sha256: digest(text) })),
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
