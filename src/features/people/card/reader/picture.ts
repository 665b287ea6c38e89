import { decode } from './decode.ts'

type Detector = { detect(image: CanvasImageSource): Promise<{ rawValue: string }[]> }
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

let detector: Promise<Detector | undefined> | undefined

/** The browser's own reader of codes, where it has one that works. */
function own(): Promise<Detector | undefined> {
  detector ??= (async () => {
    const found = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
    if (!found || !(await found.getSupportedFormats().catch(() => [] as string[])).includes('qr_code')) return undefined
    return new found({ formats: ['qr_code'] })
  })()
  return detector
}

/** The text of a QR code in a picture, by the browser's own reader or, on old phones, by ours; tried at several sizes, since a photo is larger than need be. */
export async function codeIn(
  source: CanvasImageSource,
  width: number,
  height: number,
  sides: number[],
): Promise<string | undefined> {
  const byBrowser = await (await own())?.detect(source).catch(() => [])
  if (byBrowser?.[0]) return byBrowser[0].rawValue
  for (const side of sides) {
    const scale = Math.min(1, side / Math.max(width, height))
    const image = pixels(source, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    const found = image && decode(image.data, image.width, image.height, { inversionAttempts: 'attemptBoth' })
    if (found?.data) return found.data
    if (scale === 1) break // no larger than this
  }
  return undefined
}

/** The text of the QR code in a photo of the device. */
export async function codeInFile(file: Blob): Promise<string | undefined> {
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    await new Promise((resolve, reject) => {
      image.onload = resolve
      image.onerror = reject
      image.src = address
    })
    return await codeIn(image, image.naturalWidth, image.naturalHeight, [800, 1400, 2400])
  } catch {
    return undefined // no picture at all
  } finally {
    URL.revokeObjectURL(address)
  }
}

const canvas = document.createElement('canvas')

function pixels(source: CanvasImageSource, width: number, height: number): ImageData | undefined {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.fillStyle = '#fff' // what is transparent is paper
  context.fillRect(0, 0, width, height)
  context.drawImage(source, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
