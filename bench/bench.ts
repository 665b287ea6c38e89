/** Rows under headings, as they are printed. */
export type Table = { title: string; columns: string[]; rows: (string | number)[][] }

/** What a bench found: the figures, those of its baseline from the same run, and how both are shown. */
export type Report = { figures: unknown; baseline: unknown; tables: Table[]; notes?: string[] }

/** Something measured, against what. `line` says so in the list. */
export type Bench = { name: string; line: string; run(args: string[]): Promise<Report> }

/** The value below which the share `p` of the values lies; 0 for none. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? 0
}

export const median = (values: number[]): number => percentile(values, 0.5)

/** To one decimal, or none from a hundred up. */
export const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10)

export const megabytes = (bytes: number): number => round(bytes / 1024 / 1024)
