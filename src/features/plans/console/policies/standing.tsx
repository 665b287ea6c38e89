/** @jsxImportSource react */
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PolicyRow } from '../../policies/contract.ts'

const tones: Record<PolicyRow['standing'], Tone> = {
  coming: 'wait',
  valid: 'good',
  expired: 'quiet',
  replaced: 'quiet',
  withdrawn: 'urgent',
}

/** How a version stands on the day looked at. */
export function StandingTag({ standing }: { standing: PolicyRow['standing'] }) {
  const words = useWords()
  return <Tag tone={tones[standing]}>{words(`plans.policies.standing.${standing}`)}</Tag>
}

/** From when to when a version holds; the last day is one on which it still does. */
export function usePeriod(): (row: { validFrom: string; validTo: string | null }) => string {
  const words = useWords()
  return ({ validFrom: from, validTo }) =>
    validTo === null ? words('plans.policies.from', { from }) : words('plans.policies.from_to', { from, to: dayBefore(validTo) })
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
