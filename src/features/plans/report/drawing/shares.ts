import { colours, type Drawing } from './drawing.ts'

/** One bar in as many parts as there are counts, each as long as its share; parts are parted by a white line. */
export function sharesOf(parts: { count: number; fill: string }[], width = 460, height = 18): Drawing {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  const shown = parts.filter((part) => part.count > 0)
  let x = 0
  const shapes = shown.flatMap(({ count, fill }, at) => {
    const length = (count / total) * width
    const shape = { x, y: 0, width: at < shown.length - 1 ? length - 1 : length, height, fill }
    x += length
    return [shape]
  })
  return { width, height, shapes: shapes.length > 0 ? shapes : [{ x: 0, y: 0, width, height, fill: colours.track }] }
}

/** A bar for a part of a whole, e.g. money spent of money planned; what exceeds the whole fills the bar in the warning colour. */
export function partOf(part: number, whole: number, width = 90, height = 12): Drawing | null {
  if (whole <= 0) return null
  const share = Math.max(0, part / whole)
  return {
    ...{ width, height },
    shapes: [
      { x: 0, y: 2, width, height: height - 4, fill: colours.track },
      ...(share > 0
        ? [
            {
              x: 0,
              y: 2,
              width: Math.max(1, Math.min(1, share) * width),
              height: height - 4,
              fill: share > 1 ? colours.persimmon : colours.teal,
            },
          ]
        : []),
    ],
  }
}
