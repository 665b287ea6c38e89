import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { blindIndexes } from '../../../platform/secrecy/blind-index.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { blindKind } from './identity-store.ts'

/** The records that stand for the holders of numbers, by `kind number`; of a number that two records carry, the one entered first. */
export async function holdersOf(
  tx: Tx,
  keys: KeyRing,
  numbers: readonly { kind: string; number: string }[],
): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map()
  const asked = numbers.flatMap(({ kind, number }) =>
    blindIndexes(keys, blindKind(kind), number).map((blind) => ({ key: `${kind} ${number}`, kind, blind })),
  )
  const { rows } = await sql<{ at: number; person: string }>`
    select a.at::int, coalesce(g.stands, i.person) as person
    from unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ blind }) => blind)}::bytea[]) with ordinality as a (kind, blind, at)
    join people.identity i on i.district = ${tx.district} and i.kind = a.kind and i.blind = a.blind and i.withdrawn_at is null
    left join people.merged g on g.district = i.district and g.id = i.person
    order by i.known_at desc, i.id desc`.execute(tx.db)
  return new Map(rows.map(({ at, person }) => [asked[at - 1]?.key ?? '', person]))
}
