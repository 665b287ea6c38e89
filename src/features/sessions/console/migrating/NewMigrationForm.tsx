/** @jsxImportSource react */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { upload } from '../../../../console/api/upload.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { FileField } from '../../../../console/parts/FileField.tsx'
import { useAddress, useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { MigrationKind } from '../../migrating/contract.ts'
import { paths } from './under-way.ts'

const kinds: readonly MigrationKind[] = ['used', 'remaining', 'queue']

/** What the list holds and where it comes from; then the file, with the columns it needs said before it is chosen. */
export function NewMigrationForm() {
  const words = useWords()
  const district = useDistrict()
  const [, setAddress] = useAddress()
  const queries = useQueryClient()
  const [kind, setKind] = useState<MigrationKind>('used')
  const [document, setDocument] = useState('')
  const send = async (file: File, onProgress: (share: number) => void) => {
    const fields = { kind, document }
    const made = await upload<{ id: string }>(`/api/districts/${district}${paths.migrations}`, file, { onProgress, fields })
    await queries.invalidateQueries({ queryKey: ['district', district, paths.migrations] })
    setAddress({ open: made.id })
  }
  return (
    <section className="panel calm">
      <Field label={words('console.migrations.what')}>
        {(told) => (
          <select {...told} value={kind} onChange={(event) => setKind(event.target.value as MigrationKind)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {words(`console.migrations.kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words('console.migrations.document')} hint={words('console.migrations.document_hint')}>
        {(told) => <input {...told} value={document} maxLength={200} onChange={(event) => setDocument(event.target.value)} />}
      </Field>
      <p className="hint">{words(`console.migrations.columns.${kind}`)}</p>
      {document.trim().length >= 2 ? (
        <FileField
          label={words('console.migrations.choose_file')}
          kinds={{ said: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' }}
          maxMegabytes={20}
          send={send}
        />
      ) : (
        <p className="muted">{words('console.migrations.first')}</p>
      )}
    </section>
  )
}
