import { stringify } from 'yaml'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { partsOf } from '../../../platform/rules/document/versions.ts'
import type { Service } from '../catalogue/contract.ts'
import { writtenEntry } from '../catalogue/written.ts'
import { firstKnown, livingIn, type Version, type VersionTable } from '../version-store.ts'
import { written } from './text.ts'

/**
 * The district's own rules and services as the files that seed them: `rules/宝宝屋.yaml`, `services.yaml`. Read again they give the same versions, hash by
 * hash; keys and names stand as in the files, so that the two can be compared line by line. What the city and the nation share stays in their folders.
 */
export async function exportFiles(tx: Tx): Promise<{ path: string; text: string; versions: number }[]> {
  const rules = await inFileOrder(tx, 'rule_version')
  const files = new Map<string, Map<string, Rule[]>>()
  for (const { name, document } of rules) {
    const { file, short } = partsOf(name)
    const inside = files.get(file) ?? new Map<string, Rule[]>()
    inside.set(short, [...(inside.get(short) ?? []), document as Rule])
    files.set(file, inside)
  }
  const services = (await inFileOrder(tx, 'service_version')).map(({ document }) => writtenEntry(document as Service))
  return [
    ...[...files].map(([file, inside]) => {
      const content = Object.fromEntries(
        [...inside].map(([short, periods]) => [short, periods.length === 1 ? written(periods[0] as Rule) : periods.map(written)]),
      )
      return { path: `rules/${file}.yaml`, text: yaml(content), versions: [...inside.values()].flat().length }
    }),
    ...(services.length > 0 ? [{ path: 'services.yaml', text: yaml(services), versions: services.length }] : []),
  ]
}

/** The district's own versions, names in the order in which they first came: that of the files, what was added here behind. */
async function inFileOrder(tx: Tx, of: VersionTable): Promise<Version[]> {
  const first = await firstKnown(tx, of, 'district')
  const orderOf = ({ name }: Version) => first.get(name) ?? ''
  return (await livingIn(tx, of, 'district')).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0))
}

const yaml = (content: unknown): string => stringify(content, { lineWidth: 0 })
