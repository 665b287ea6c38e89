/** A version's days; `validTo` is the first day on which it no longer holds. */
export type Days = { validFrom: string; validTo: string | null }

/** What a new version of a name does to those that hold already in its layer. */
export type Succession<V> = {
  /** It begins on the same day: it was never right, or is told better now. */
  replaced: V | undefined
  /** It holds until the new one begins. */
  shortened: V | undefined
  /** The new one's end: its own, or the day on which the next begins that is known already. */
  validTo: string | null
}

/** Where a new version stands among those of its name: one holds on each day, and one that is to begin later stays. */
export function successionOf<V extends Days>(standing: readonly V[], { validFrom, validTo }: Days): Succession<V> {
  const next = standing
    .filter((version) => version.validFrom > validFrom)
    .map((version) => version.validFrom)
    .sort()[0]
  const end = next !== undefined && (validTo === null || next < validTo) ? next : validTo
  const under = standing.find(
    (version) => version.validFrom <= validFrom && (version.validTo === null || version.validTo > validFrom),
  )
  return {
    replaced: under?.validFrom === validFrom ? under : undefined,
    shortened: under && under.validFrom < validFrom ? under : undefined,
    validTo: end,
  }
}
