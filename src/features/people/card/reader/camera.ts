import { codeIn } from './picture.ts'

/** Why there is no camera picture. */
export type CameraFault = 'refused' | 'missing'

/** Looks through the camera at the back until a code is in the picture, then closes it. `stopped` ends it before. */
export async function scan(view: HTMLVideoElement, stopped: () => boolean): Promise<{ code?: string } | { fault: CameraFault }> {
  let stream: MediaStream
  try {
    if (!navigator.mediaDevices?.getUserMedia) return { fault: 'missing' }
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 } },
      audio: false,
    })
  } catch (error) {
    return { fault: (error as DOMException).name === 'NotAllowedError' ? 'refused' : 'missing' }
  }
  try {
    view.srcObject = stream
    await view.play()
    while (!stopped()) {
      const code = view.videoWidth > 0 ? await codeIn(view, view.videoWidth, view.videoHeight, [800]) : undefined
      if (code) return { code }
      await new Promise((resolve) => setTimeout(resolve, 120)) // an old phone needs time to breathe
    }
    return {}
  } catch {
    return { fault: 'missing' }
  } finally {
    for (const track of stream.getTracks()) track.stop()
    view.srcObject = null
  }
}
