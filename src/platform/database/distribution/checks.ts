import type { Catalogue, TableShape } from './catalogue.ts'
import { exemptionOf } from './installation-tables.ts'
import { inDependencyOrder } from './order.ts'

/** One precondition on one table or view; `faults` says what is wrong and is empty when it holds. */
export type Finding = { on: string; rule: string; faults: string[] }

/** The tenant tables: all that are not listed as the installation's. */
export const tenantTables = ({ tables }: Catalogue): TableShape[] =>
  tables.filter((table) => exemptionOf(table.name) === undefined)

/** The tables that stay as they are, with the reason. */
export const exemptTables = ({ tables }: Catalogue): { name: string; reason: string }[] =>
  tables.flatMap(({ name }) => {
    const reason = exemptionOf(name)
    return reason === undefined ? [] : [{ name, reason }]
  })

/** Everything that distributing the tenant tables by `district` asks of them, looked up in the real catalogue. */
export function checkShape(catalogue: Catalogue): Finding[] {
  const tenants = tenantTables(catalogue)
  const findings = tenants.flatMap((table) => rules.map(({ rule, faults }) => ({ on: table.name, rule, faults: faults(table) })))
  for (const { name, foreignKeys } of catalogue.tables.filter((table) => exemptionOf(table.name) !== undefined)) {
    const crossing = foreignKeys.filter((key) => exemptionOf(key.to) === undefined)
    findings.push({
      on: name,
      rule: 'an installation table names no tenant table',
      faults: crossing.map((key) => `${key.name} → ${key.to}`),
    })
  }
  for (const { name, securityInvoker, materialized } of catalogue.views) {
    if (exemptionOf(name) !== undefined) continue
    findings.push({
      on: name,
      rule: 'a view answers under its reader’s own row security',
      faults: materialized || !securityInvoker ? ['not security_invoker'] : [],
    })
  }
  findings.push({ on: 'all tenant tables', rule: 'foreign keys give an order in which to distribute', faults: circles(tenants) })
  return findings
}

const rules: { rule: string; faults(table: TableShape): string[] }[] = [
  {
    rule: 'has a district: text, never null',
    faults: ({ columns }) => {
      const district = columns.find((column) => column.name === 'district')
      return district?.type === 'text' && district.notNull
        ? []
        : [`district is ${district ? `${district.type}, ${district.notNull ? 'not null' : 'nullable'}` : 'absent'}`]
    },
  },
  {
    rule: 'has a primary key, and every key and unique index names the district by =',
    faults: ({ keys, indexes }) => [
      ...(keys.some((key) => key.kind === 'primary') ? [] : ['no primary key']),
      ...keys.filter((key) => !key.equal?.includes('district')).map((key) => key.name),
      ...indexes.filter((index) => index.unique && !index.columns.includes('district')).map((index) => index.name),
    ],
  },
  {
    rule: 'foreign keys name tenant tables, district by district, and change nothing but by deleting',
    faults: ({ foreignKeys }) =>
      foreignKeys.flatMap(({ name, to, columns, toColumns, onDelete, onUpdate }) => {
        if (exemptionOf(to) !== undefined) return [`${name} → ${to}, which belongs to the installation`]
        const at = columns.indexOf('district')
        if (at < 0 || toColumns[at] !== 'district') return [`${name} does not join district to district`]
        // The district cannot be set to null or changed from afar: it says where the row lies.
        return 'nd'.includes(onDelete) || 'cnd'.includes(onUpdate) ? [`${name} would change the district`] : []
      }),
  },
  { rule: 'has no trigger', faults: ({ triggers }) => triggers },
  {
    rule: 'has row security with a policy on the district, without subquery or function of our own',
    faults: ({ rowSecurity, policies }) => [
      ...(rowSecurity ? [] : ['row security is off']),
      ...(policies.length > 0 ? [] : ['no policy']),
      ...policies
        .filter(({ using }) => !/\bdistrict = current_setting\('app\.district'/.test(using))
        .map(({ name }) => `${name} does not compare the district`),
      ...policies.filter(({ using }) => /\bselect\b/i.test(using)).map(({ name }) => `${name} holds a subquery`),
      ...policies.flatMap(({ name, functions }) => functions.map((called) => `${name} calls ${called}`)),
    ],
  },
  {
    rule: 'names leave room for the shard’s suffix and do not look like one',
    faults: ({ name, keys, checks, foreignKeys, indexes }) => {
      const names = [
        name.slice(name.indexOf('.') + 1),
        ...checks,
        ...[...keys, ...foreignKeys, ...indexes].map((each) => each.name),
      ]
      return [...new Set(names)].filter((each) => each.length > 55 || /\d$/.test(each)).map((each) => `${each} (${each.length})`)
    },
  },
  {
    rule: 'numbers no rows by a sequence and reads no clock',
    faults: ({ columns }) =>
      columns
        .filter(
          (column) =>
            column.identity ||
            /nextval\(|now\(|current_date|current_timestamp|clock_timestamp|localtime/i.test(column.default ?? ''),
        )
        .map((column) => `${column.name} ${column.identity ? 'is an identity' : `defaults to ${column.default}`}`),
  },
]

function circles(tables: TableShape[]): string[] {
  try {
    inDependencyOrder(tables)
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
