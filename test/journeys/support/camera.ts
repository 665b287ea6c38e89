import { writeFile } from 'node:fs/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from './chromium.ts'

const size = { width: 640, height: 480 }

/** Writes what a camera sees of the code on the slip that is open: the printed sheet held a little askew on a grey table, in uneven light, slightly out of focus. */
export async function filmSlip(slip: Page, file: string): Promise<void> {
  const luminance = await slip.locator('svg.qr').evaluate((svg, { width, height }) => {
    const [x = 0, y = 0, w = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
    const modules = svg.querySelector('path')?.getAttribute('d') ?? ''
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d')
    if (!context) throw new Error('this browser draws nothing')
    const light = context.createLinearGradient(0, 0, width, height)
    light.addColorStop(0, '#8a8a8a')
    light.addColorStop(1, '#6a6a6a')
    context.fillStyle = light
    context.fillRect(0, 0, width, height)
    context.filter = 'blur(1px)'
    context.translate(width / 2, height / 2)
    context.rotate(0.15)
    context.scale(300 / w, 300 / w)
    context.translate(-x - w / 2, -y - w / 2)
    context.fillStyle = '#dcdcd4'
    context.fillRect(x, y, w, w)
    context.fillStyle = '#2a2a30'
    context.fill(new Path2D(modules))
    const { data } = context.getImageData(0, 0, width, height)
    return Array.from({ length: width * height }, (_, at) => data[at * 4 + 1] ?? 0)
  }, size)
  const grey = Buffer.alloc((size.width * size.height) / 2, 128)
  const frame = [Buffer.from('FRAME\n'), Buffer.from(luminance), grey]
  const head = Buffer.from(`YUV4MPEG2 W${size.width} H${size.height} F10:1 Ip A1:1 C420jpeg\n`)
  await writeFile(file, Buffer.concat([head, ...frame, ...frame]))
}

/** A browser whose camera shows a film, over and over; it asks nobody whether it may. */
export const browserWithCamera = (film: string): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      ...chromiumFlags,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
