import { remember, remembered } from '../look/cookie.ts'

export const textSizes = ['normal', 'large', 'larger', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

/** The size of text chosen in this browser; the resident pages read the same cookie. */
export const textSize = (): TextSize => textSizes.find((size) => size === remembered('text')) ?? 'normal'

/** Takes a size up at once and remembers it. */
export function chooseTextSize(size: TextSize): TextSize {
  remember('text', size)
  document.documentElement.dataset.text = size
  return size
}
