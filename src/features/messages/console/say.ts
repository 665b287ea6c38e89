import type { Tone } from '../../../console/parts/Tag.tsx'
import type { State } from '../shapes.ts'

/** What the colour of a state stands for. */
export const toneOf: Record<State, Tone> = {
  ...{ waiting: 'wait', sent: 'act', delivered: 'good', failed: 'urgent', done: 'good', withdrawn: 'quiet' },
}

/** Who did it; what the product did by itself bears no name. */
export const byWhom = (name: string): string | null => (name.startsWith('messages.') ? null : name)

/** An instant to the minute, in Shanghai: 2025-07-06 10:12. */
export const minuteOf = (at: string): string => new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
