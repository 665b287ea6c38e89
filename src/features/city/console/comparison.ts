/** What `GET /api/city/comparison` answers: one row per counter all districts share, each district's value beside its own plan's target. */
export type Comparison = {
  asOf: string
  districts: { code: string; name: string }[]
  rows: {
    counter: string
    name: string
    unit: string
    cells: {
      district: string
      /** Null where nothing is counted or approved yet. */
      value: number | null
      on: string | null
      /** The key of the plan's indicator that this counter answers; null: the plan does not list it. */
      indicator: string | null
      target: string | null
      targetValue: number | null
    }[]
  }[]
}
