/** @jsxImportSource react */
import { type DragEvent, useId, useState } from 'react'
import { useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'

/** Takes a sheet, dropped or chosen; the same file may be chosen again once it has been mended. */
export function SheetField({ busy, onFile }: { busy: boolean; onFile(file: File): void }) {
  const words = useWords()
  const writable = useWritable()
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !busy && writable) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition for the mouse; the field inside takes the file from everybody
    <div
      className={over ? 'place-drop over' : 'place-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>
        <b>{words('console.places.sheets.choose')}</b>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {words('console.places.sheets.choose_hint')}
      </p>
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv,.txt"
        aria-describedby={`${id}-hint`}
        disabled={busy || !writable}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}
