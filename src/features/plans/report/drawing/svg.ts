import type { Drawing } from './drawing.ts'

/** The drawing as SVG. */
export function svgOf({ width, height, shapes }: Drawing): string {
  const rectangles = shapes.map(
    ({ x, y, width, height, fill }) =>
      `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${rectangles.join('')}</svg>`
}

const round = (value: number) => Math.round(value * 100) / 100
