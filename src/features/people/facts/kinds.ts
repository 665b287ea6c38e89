import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { holds } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { readSetting, saveSetting } from '../../../platform/settings/store.ts'
import { parseYaml } from '../../../platform/settings-file.ts'
import { setRecordDepartments } from '../../../platform/sign-in/record-departments-store.ts'
import { FactKind, type NewFactKind } from './contract.ts'

const FactFile = z.strictObject({
  departments: z.array(z.string().min(1)).min(1).optional(),
  facts: z.array(FactKind).default([]),
})
/** Where the kinds are kept: who prepared something from them watches it. */
export const kindsSetting = 'people.facts'

/** A file `people.yaml` in `districts/`: kinds of facts, and the departments whose officers work with people's records. */
export async function readKinds(file: string): Promise<z.output<typeof FactFile>> {
  return parseYaml(await readFile(file, 'utf8'), FactFile, file)
}

/**
 * Brings the national kinds, and those of the district's own `people.yaml` in place of the same name or beside them, into the district's settings; and the departments
 * that see its people, the district's own list in place of the national one.
 */
export async function seedKinds(ctx: Context, folder: string): Promise<void> {
  const national = await readKinds(join(folder, '..', 'national', 'people.yaml'))
  const own = await readKinds(join(folder, 'people.yaml')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return FactFile.parse({})
    throw error
  })
  await transaction(ctx, async (tx) => {
    await saveSetting(tx, kindsSetting, merged(national.facts, own.facts), 'file')
    await setRecordDepartments(tx, own.departments ?? national.departments ?? [])
  })
}

/** The kinds of facts that the district knows. */
export const kindsOf = (tx: Tx): Promise<FactKind[]> => readSetting<FactKind[]>(tx, kindsSetting, [])

/** A kind by its name, or 422 that says there is none. */
export async function getKind(tx: Tx, name: string): Promise<FactKind> {
  const kind = (await kindsOf(tx)).find((one) => one.name === name)
  if (!kind) throw new Problem(422, 'fact_unknown', { name })
  return kind
}

/** The kinds for the pages on which facts are recorded. */
export const listKinds = (ctx: Context): Promise<{ kinds: FactKind[] }> =>
  reading(ctx, async (tx) => ({ kinds: await kindsOf(tx) }))

/** Adds a kind of the district's own, or reads one otherwise. A kind that has been recorded keeps its type: 409 `fact_kind_keeps_its_type`. */
export function saveKind(ctx: Context, wish: NewFactKind): Promise<{ kinds: FactKind[] }> {
  return transaction(ctx, async (tx) => {
    permit(holds(tx.actor, tx.district, 'department_officer', 'coordinator'))
    const kinds = await kindsOf(tx)
    const known = kinds.find(({ name }) => name === wish.name)
    const kind = FactKind.parse({ ...wish, unit: wish.unit ?? null })
    if (known && known.type !== kind.type)
      throw new Problem(409, 'fact_kind_keeps_its_type', { name: kind.name, type: known.type })
    if (kind.type === 'level' && kind.values.length === 0) throw new Problem(422, 'fact_kind_needs_values', { name: kind.name })
    await saveSetting(tx, kindsSetting, merged(kinds, [kind]), 'local')
    await tx.audit('people.save_fact_kind', `fact_kind/${kind.name}`, { type: kind.type })
    return { kinds: await kindsOf(tx) }
  })
}

const merged = (base: readonly FactKind[], over: readonly FactKind[]): FactKind[] => [
  ...base.map((kind) => over.find(({ name }) => name === kind.name) ?? kind),
  ...over.filter(({ name }) => !base.some((kind) => kind.name === name)),
]
