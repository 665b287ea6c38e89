import type { PlanPack } from '../import/pack.ts'

/** Gives a key to the indicators a person added, or moved to the other domain: the next free ordinal of their domain. */
export function withKeys(pack: PlanPack): PlanPack {
  const taken = new Set(pack.indicators.filter(keyed).map((row) => row.key))
  return {
    ...pack,
    indicators: pack.indicators.map((row) => {
      if (keyed(row)) return row
      const key = nextKey(row.domain, taken)
      taken.add(key)
      return { ...row, key }
    }),
  }
}

const keyed = (row: PlanPack['indicators'][number]) => row.key.startsWith(`${row.domain}/`)

function nextKey(domain: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) if (!taken.has(`${domain}/${n}`)) return `${domain}/${n}`
}
