/** @jsxImportSource react */
import { useState } from 'react'
import { upload } from '../api/upload.ts'
import { useDistrict } from '../session/place.ts'
import { useWords } from '../words/words.ts'
import { FileField } from './FileField.tsx'

type Kept = { id: string; name: string }

/** Files that prove what is reported: each goes up when it is chosen; the form then carries their ids as `evidence`. */
export function EvidenceField({ error }: { error?: string }) {
  const words = useWords()
  const district = useDistrict()
  const [kept, setKept] = useState<Kept[]>([])
  const send = async (file: File, onProgress: (share: number) => void) => {
    const added = await upload<Kept>(`/api/districts/${district}/files`, file, { onProgress })
    setKept((before) => [...before.filter((one) => one.id !== added.id), added])
  }
  return (
    <>
      <FileField
        label={words('console.evidence.label')}
        kinds={{ said: words('console.evidence.kinds'), accept: '.pdf,.docx,.xlsx,.png,.jpg,.jpeg,.webp,.txt,.csv' }}
        maxMegabytes={20}
        send={send}
        error={error}
      />
      <ul className="files">
        {kept.map((file) => (
          <li key={file.id}>
            <input type="hidden" name="evidence" value={file.id} />
            {file.name}{' '}
            <button type="button" className="link" onClick={() => setKept(kept.filter((one) => one.id !== file.id))}>
              {words('console.evidence.remove')}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The ids a form with an evidence field carries. */
export const evidenceOf = (fields: FormData): string[] => fields.getAll('evidence').map(String)

/** Links to files kept before. */
export function Files({ files }: { files: { id: string; name: string; bytes: number }[] }) {
  const district = useDistrict()
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/districts/${district}/files/${file.id}`} download>
            {file.name}
          </a>{' '}
          <span className="muted">{sizeOf(file.bytes)}</span>
        </li>
      ))}
    </ul>
  )
}

const sizeOf = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
