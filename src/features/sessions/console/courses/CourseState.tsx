/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Series } from '../../series/contract.ts'

const tones = {
  ...{ announced: 'quiet', open: 'act', closed: 'wait', drawn: 'good', running: 'good', over: 'quiet', cancelled: 'urgent' },
} as const

/** Where a course stands, in a word. */
export function CourseState({ state }: { state: Series['state'] }) {
  const words = useWords()
  return <Tag tone={tones[state]}>{words(`console.courses.states.${state}`)}</Tag>
}
