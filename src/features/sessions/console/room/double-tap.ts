import { useEffect } from 'react'

/** A touch of the screen: when, in milliseconds, and where. */
export type Touch = { at: number; x: number; y: number }

const echoMs = 600
const echoPx = 30

/** Whether a touch is the second half of a double tap: so soon after another and so near to it that nobody can have read what stands there now. */
export const isEcho = (touch: Touch, before: Touch | undefined): boolean =>
  before !== undefined && touch.at - before.at < echoMs && Math.hypot(touch.x - before.x, touch.y - before.y) < echoPx

/**
 * One tap is one deed while the page is open. What a tap did changes what lies under the finger: 签到 becomes 撤销, a dialog opens or closes over another child's row; the
 * second half of a double tap must not press that. The keyboard and the counter of carers are left alone.
 */
export function useSingleTaps(): void {
  useEffect(() => {
    let before: Touch | undefined
    const listen = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (event.detail === 0 || !button || button.closest('.stepper')) return
      const touch = { at: event.timeStamp, x: event.clientX, y: event.clientY }
      const echo = isEcho(touch, before)
      before = touch
      if (!echo) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('click', listen, true)
    return () => document.removeEventListener('click', listen, true)
  }, [])
}
