import jsqr from 'jsqr'

/** Why there is no picture of a camera. */
export type CameraFault = 'refused' | 'missing'

type Detector = { detect(image: CanvasImageSource): Promise<{ rawValue: string }[]> }
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }
type Decode = typeof jsqr.default

/** A CommonJS module: its types speak of a namespace, and some bundlers hand over the function itself. */
const decode = ((jsqr as unknown as { default?: Decode }).default ?? jsqr) as Decode
const widest = 800

/** Looks through the camera at the back until a code is in the picture; `stopped` ends it before. The camera is off afterwards. */
export async function scan(view: HTMLVideoElement, stopped: () => boolean): Promise<{ code?: string } | { fault: CameraFault }> {
  let stream: MediaStream
  try {
    if (!navigator.mediaDevices?.getUserMedia) return { fault: 'missing' }
    const video = { facingMode: 'environment', width: { ideal: 1280 } }
    stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
  } catch (error) {
    return { fault: (error as DOMException).name === 'NotAllowedError' ? 'refused' : 'missing' }
  }
  try {
    view.srcObject = stream
    await view.play()
    const own = await browsersOwn()
    while (!stopped()) {
      const code = view.videoWidth > 0 ? await codeIn(view, own) : undefined
      if (code) return { code }
      await new Promise((resolve) => setTimeout(resolve, 120)) // an old tablet needs time to breathe
    }
    return {}
  } catch {
    return { fault: 'missing' }
  } finally {
    for (const track of stream.getTracks()) track.stop()
    view.srcObject = null
  }
}

/** The browser's own reader of codes, where it has one that works. */
async function browsersOwn(): Promise<Detector | undefined> {
  const found = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (!found || !(await found.getSupportedFormats().catch(() => [] as string[])).includes('qr_code')) return undefined
  return new found({ formats: ['qr_code'] })
}

async function codeIn(view: HTMLVideoElement, own: Detector | undefined): Promise<string | undefined> {
  const [byBrowser] = (await own?.detect(view).catch(() => [])) ?? []
  if (byBrowser) return byBrowser.rawValue
  const scale = Math.min(1, widest / Math.max(view.videoWidth, view.videoHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(view.videoWidth * scale)
  canvas.height = Math.round(view.videoHeight * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.drawImage(view, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return decode(data, width, height, { inversionAttempts: 'attemptBoth' })?.data || undefined
}
