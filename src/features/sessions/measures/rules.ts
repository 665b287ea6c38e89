import type { MeasureKind, MeasureWarning } from './contract.ts'

/** What is to be said of a number: nothing where nothing is known of its kind, or it is as usual. `age` in years, null where the day of birth is unknown. */
export function warningOf(
  { name, value, unit }: { name: string; value: number; unit: string },
  kind: MeasureKind | undefined,
  age: number | null,
): MeasureWarning | undefined {
  if (!kind) return undefined
  const [least, most] = kind.plausible
  if (value < least || value > most) return { name, value, unit, kind: 'implausible', least, most }
  const usual = usualOf(kind, age)
  if (!usual) return undefined
  const [low, high] = usual
  if (value < low) return { name, value, unit, kind: 'below_usual', least: low, most: high }
  if (value > high) return { name, value, unit, kind: 'above_usual', least: low, most: high }
  return undefined
}

/** What is usual at an age; undefined where nothing is known for it. */
export const usualOf = ({ usual, fromAge }: MeasureKind, age: number | null): [number, number] | undefined =>
  age !== null && age >= fromAge ? usual : undefined
