/** @jsxImportSource react */
import { useEffect, useRef, useState } from 'react'
import { Ask } from '../../../../console/parts/RecordDrawer.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { CameraFault } from './camera.ts'

/** Looks through the camera for the code of a booking or a card. */
export function ScanDialog({ onCode, onClose }: { onCode(code: string): void; onClose(): void }) {
  const words = useWords()
  const view = useRef<HTMLVideoElement>(null)
  const [fault, setFault] = useState<CameraFault>()
  const found = useRef(onCode)
  found.current = onCode
  useEffect(() => {
    let stopped = false
    const look = async (picture: HTMLVideoElement) => {
      const { scan } = await import('./camera.ts') // large, and many rooms have a hand-held scanner
      const result = await scan(picture, () => stopped)
      if (stopped) return
      if ('fault' in result) setFault(result.fault)
      else if (result.code) found.current(result.code)
    }
    if (view.current) void look(view.current).catch(() => setFault('missing'))
    return () => {
      stopped = true
    }
  }, [])
  return (
    <Ask title={words('console.sessions.room.scan')} onClose={onClose}>
      {fault ? (
        <p className="notice" role="alert">
          {words(`console.sessions.room.camera_${fault}`)}
        </p>
      ) : (
        <>
          <p>{words('console.sessions.room.aim')}</p>
          <video ref={view} className="room-camera" playsInline muted />
        </>
      )}
    </Ask>
  )
}
