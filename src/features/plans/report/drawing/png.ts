import { crc32, deflateSync } from 'node:zlib'
import type { Drawing } from './drawing.ts'

/** The drawing as a PNG (8 bit RGB on white, PNG 1.2), `scale` pixels to a point: for word processors that show no SVG. */
export function pngOf({ width, height, shapes }: Drawing, scale = 3): Buffer {
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)]
  const stride = columns * 3 + 1 // a filter byte, here 0, begins each row
  const pixels = Buffer.alloc(stride * rows, 255)
  for (let row = 0; row < rows; row++) pixels[row * stride] = 0
  for (const shape of shapes) {
    const colour = Buffer.from(shape.fill.slice(1), 'hex')
    const [left, right] = edges(shape.x, shape.width, scale, columns)
    const [top, bottom] = edges(shape.y, shape.height, scale, rows)
    for (let row = top; row < bottom; row++) pixels.fill(colour, row * stride + 1 + left * 3, row * stride + 1 + right * 3)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(columns, 0)
  header.writeUInt32BE(rows, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

// A shape of any width keeps at least one pixel: a mark must not vanish.
function edges(start: number, length: number, scale: number, most: number): [number, number] {
  const from = Math.min(most - 1, Math.max(0, Math.round(start * scale)))
  return [from, Math.min(most, Math.max(from + 1, Math.round((start + length) * scale)))]
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
