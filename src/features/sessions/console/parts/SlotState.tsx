/** @jsxImportSource react */
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Slot } from '../../slots/contract.ts'

const tones: Record<Slot['state'], Tone> = { open: 'good', soon: 'quiet', closed: 'quiet', cancelled: 'urgent', over: 'quiet' }

/** Whether a slot may be booked now. */
export function SlotState({ state }: { state: Slot['state'] }) {
  const words = useWords()
  return <Tag tone={tones[state]}>{words(`console.sessions.slot_state.${state}`)}</Tag>
}
