import type { BookingState } from '../shapes.ts'

const tones: Partial<Record<BookingState, 'good' | 'wait' | 'bad'>> = {
  ...{ booked: 'good', attended: 'good', queued: 'wait', held: 'wait', offered: 'wait', absent: 'bad' },
}

/** The tone in which a state is shown; the word beside it says the same. */
export const toneOf = (state: BookingState): 'good' | 'wait' | 'bad' | 'quiet' => tones[state] ?? 'quiet'
