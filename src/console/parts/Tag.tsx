/** @jsxImportSource react */
import type { ReactNode } from 'react'

/** What a colour stands for; the word inside always says it too. */
export type Tone = 'good' | 'wait' | 'urgent' | 'quiet' | 'act'

/** A short word on a soft ground. */
export function Tag({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>
}
