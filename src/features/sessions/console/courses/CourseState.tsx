/** @jsxImportSource react */
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Series } from '../../series/contract.ts'

const tones: Record<Series['state'], Tone> = {
  announced: 'quiet',
  open: 'act',
  closed: 'wait',
  drawn: 'good',
  running: 'good',
  over: 'quiet',
  cancelled: 'urgent',
}

/** Where a course stands, in a word. */
export function CourseState({ state }: { state: Series['state'] }) {
  const words = useWords()
  return <Tag tone={tones[state]}>{words(`console.courses.states.${state}`)}</Tag>
}
