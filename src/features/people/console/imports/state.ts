import type { Tone } from '../../../../console/parts/Tag.tsx'
import type { ImportProgress } from '../../importing/contract.ts'

/** Whether something is being done with it now, so that it is asked again every second. */
export const isUnderWay = (state: ImportProgress['state']): boolean =>
  state === 'receiving' || state === 'reading' || state === 'running'

/** The colour of an import's state; the word beside it says it too. */
export function toneOf({ state, bad }: Pick<ImportProgress, 'state' | 'bad'>): Tone {
  if (state === 'done') return bad > 0 ? 'wait' : 'good'
  if (state === 'failed') return 'urgent'
  return state === 'cancelled' ? 'quiet' : 'act'
}
