/** @jsxImportSource preact */
import { plusDays } from '../../../../platform/clock.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { PolicyRow } from '../contract.ts'

type Piece = { text: string; hit: boolean }

/** A text with what was looked for marked. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  return <>{pieces.map(({ text, hit }) => (hit ? <mark key={text}>{text}</mark> : text))}</>
}

const tones = { valid: 'good', coming: 'wait', expired: 'quiet', replaced: 'quiet', withdrawn: 'bad' } as const

/** How a policy stands, in a word that does not need its colour. */
export function StandingTag({ standing, words }: { standing: PolicyRow['standing']; words: Words }) {
  return <span class={`tag ${tones[standing]}`}>{words(`plans.policies.standing.${standing}`)}</span>
}

/** 青府办发〔2023〕3号 · 青浦区人民政府办公室 · 2023-02-06 起，至 2025-12-31 */
export function factsOf(row: PolicyRow, words: Words): string {
  return [row.number ?? words('plans.policies.no_number'), row.issuer, periodOf(row, words)].filter(Boolean).join(' · ')
}

/** From when to when it holds; the last day is one on which it still does. */
export function periodOf({ validFrom, validTo }: Pick<PolicyRow, 'validFrom' | 'validTo'>, words: Words): string {
  return validTo === null
    ? words('plans.policies.from', { from: validFrom })
    : words('plans.policies.from_to', { from: validFrom, to: plusDays(validTo, -1) })
}
