import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Fact } from '../../../platform/feature.ts'
import { parseYaml } from '../../../platform/settings-file.ts'
import { FactKind } from './contract.ts'
import { kindsOf } from './kinds.ts'
import { ownFacts, recordedFact } from './rules-store.ts'

const file = resolve(import.meta.dirname, '../../../../districts/national/people.yaml')
const national = parseYaml(readFileSync(file, 'utf8'), z.object({ facts: z.array(FactKind) }), file).facts

/** What every district's rules may ask: what records say of themselves, and the national kinds. */
export const registeredFacts: Fact[] = [...ownFacts, ...national.map(recordedFact)]

/** What a district's rules may ask: its own kinds too, in its own reading. */
export async function factsIn(tx: Tx): Promise<Fact[]> {
  return [...ownFacts, ...(await kindsOf(tx)).map(recordedFact)]
}
