import type { Catalogue } from './catalogue.ts'
import { checkShape, exemptTables, type Finding, tenantTables } from './checks.ts'

/** The preconditions as lines for a terminal: the two lists of tables, what is wrong, and how many hold. */
export function shapeReport(catalogue: Catalogue): { lines: string[]; findings: Finding[]; failed: number } {
  const tenants = tenantTables(catalogue)
  const exempt = exemptTables(catalogue)
  const findings = checkShape(catalogue)
  const wrong = findings.filter((finding) => finding.faults.length > 0)
  const lines = [
    `${tenants.length} tenant tables, distributed by district:`,
    ...tenants.map((table) => `  ${table.name}`),
    `${exempt.length} tables of the installation, not distributed:`,
    ...exempt.map(({ name, reason }) => `  ${name}: ${reason}`),
    ...wrong.map(({ on, rule, faults }) => `FAILED ${on}: ${rule}: ${faults.join('; ')}`),
  ]
  return { lines, findings, failed: wrong.length }
}
