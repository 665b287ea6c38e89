/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useId, useState } from 'react'
import { withQuery } from '../../../../console/api/fetch-json.ts'
import { sentenceOf } from '../../../../console/api/problem.ts'
import { upload } from '../../../../console/api/upload.ts'
import { useOnce } from '../../../../console/api/use-once.ts'
import { Progress } from '../../../../console/parts/FileField.tsx'
import { useDistrict, useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { paths } from '../paths.ts'

/** Takes a sheet, dropped or chosen, and opens what came of it. `again`: in place of an earlier file; `mends`: the import whose rows it brings, mended. */
export function DropSheet({ again = false, mends }: { again?: boolean; mends?: string }) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const writable = useWritable()
  const id = useId()
  const [over, setOver] = useState(false)
  const [state, setState] = useState<{ name?: string; share?: number; refused?: string }>({})
  const { busy, run } = useOnce(async (file: File) => {
    setState({ name: file.name, share: 0 })
    try {
      const made = await upload<{ id: string }>(withQuery(`/api/districts/${district}${paths.imports}`, { mends }), file, {
        onProgress: (share) => setState({ name: file.name, share }),
      })
      setState({})
      void navigate({ to: `/${district}/people/imports/${made.id}` })
    } catch (refusal) {
      setState({ refused: sentenceOf(refusal) })
    }
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) void run(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition for the mouse; the field inside takes the file from everybody
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>
        <b>{words(again ? 'console.people.imports.drop_again' : 'console.people.imports.drop')}</b>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {words('console.people.imports.drop_hint')}
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
          if (file) void run(file)
        }}
      />
      {state.refused && (
        <p className="summary" role="alert">
          {state.refused}
        </p>
      )}
      {state.name && (
        <Progress
          share={state.share ?? 0}
          label={words('console.file.progress', { name: state.name, percent: Math.round((state.share ?? 0) * 100) })}
        />
      )}
    </div>
  )
}
