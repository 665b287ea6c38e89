/** A filled rectangle; colours as `#rrggbb`. */
export type Rectangle = { x: number; y: number; width: number; height: number; fill: string }

/**
 * A chart as rectangles, in points of its own, painted in order. Words stand beside a chart, not in it: so a chart needs no fonts, is the same in
 * every word processor, and is drawn without native libraries.
 */
export type Drawing = { width: number; height: number; shapes: Rectangle[] }

/** The colours of charts: those of the console's tokens, told apart in grey too. */
export const colours = {
  track: '#eceae3',
  mark: '#1d2526',
  expected: '#8a6d1f',
  leaf: '#2b6a2f',
  teal: '#0b5c5a',
  straw: '#c79a1b',
  persimmon: '#a8380f',
  stone: '#8b9394',
  pale: '#c9c5b8',
} as const
