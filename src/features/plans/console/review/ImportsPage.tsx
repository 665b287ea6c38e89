/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sentenceOf } from '../../../../console/api/problem.ts'
import { upload } from '../../../../console/api/upload.ts'
import { useOnce } from '../../../../console/api/use-once.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { FileField } from '../../../../console/parts/FileField.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ImportRow } from '../../review/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'

const tones: Record<ImportRow['state'], Tone> = { review: 'wait', published: 'good', withdrawn: 'quiet' }

/** The plan documents that came in: what is still under review and what was published from them. */
export function ImportsPage() {
  const words = useWords()
  const list = useRead<{ imports: ImportRow[] }>(paths.imports)
  return (
    <>
      <PageHead
        title={words('console.plans.imports.title')}
        note={words('console.plans.imports.note')}
        actions={
          <AskButton kind="button main" label={words('console.plans.imports.add')} title={words('console.plans.imports.add')}>
            {() => <NewImport />}
          </AskButton>
        }
      />
      <Loaded of={list}>
        {({ imports }) => (
          <DataTable
            caption={words('console.plans.imports.title')}
            rows={imports}
            rowKey={(row) => row.id}
            empty={<Empty title={words('console.plans.imports.none')}>{words('console.plans.imports.none_hint')}</Empty>}
            columns={[
              {
                key: 'title',
                label: words('console.plans.imports.document'),
                heading: true,
                cell: (row) => <TitleCell row={row} />,
                sort: (row) => row.title,
              },
              {
                key: 'indicators',
                label: words('console.plans.imports.indicators'),
                numeric: true,
                cell: (row) => row.indicators,
                sort: (row) => row.indicators,
              },
              {
                key: 'tasks',
                label: words('console.plans.imports.tasks'),
                numeric: true,
                cell: (row) => row.tasks,
                sort: (row) => row.tasks,
              },
              {
                key: 'warnings',
                label: words('console.plans.imports.warnings'),
                numeric: true,
                cell: (row) => words('console.plans.imports.open_of', { open: row.openWarnings, all: row.warnings }),
                sort: (row) => row.openWarnings,
              },
              {
                key: 'state',
                label: words('console.plans.board.status'),
                cell: (row) => <Tag tone={tones[row.state]}>{stateText(row, words)}</Tag>,
                sort: (row) => row.state,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

const stateText = (row: ImportRow, words: ReturnType<typeof useWords>) =>
  words(`console.plans.imports.state.${row.state}`, { version: row.publishedVersion ?? '' })

function TitleCell({ row }: { row: ImportRow }) {
  return (
    <>
      <To path={`/imports/${row.id}`}>{row.title ?? row.name}</To>
      <div className="src">{[row.name, row.madeBy, instant(row.madeAt)].join(' · ')}</div>
    </>
  )
}

/** A file or pasted text; what was read opens for review at once. */
function NewImport() {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const [pasting, setPasting] = useState(false)
  const open = ({ id }: { id: string }) => void navigate({ to: `/${district}/imports/${id}` })
  return (
    <>
      <div className="filters">
        {[false, true].map((paste) => (
          <button
            key={String(paste)}
            type="button"
            className={paste === pasting ? 'chip on' : 'chip'}
            aria-pressed={paste === pasting}
            onClick={() => setPasting(paste)}
          >
            {words(paste ? 'console.plans.imports.paste' : 'console.plans.imports.file')}
          </button>
        ))}
      </div>
      {pasting ? (
        <PasteForm onRead={open} />
      ) : (
        <FileField
          label={words('console.plans.imports.file_label')}
          kinds={{ said: words('console.plans.imports.kinds'), accept: '.docx,.pdf,.html,.htm,.txt' }}
          maxMegabytes={20}
          send={async (file, onProgress) =>
            open(await upload<{ id: string }>(`/api/districts/${district}${paths.imports}`, file, { onProgress }))
          }
        />
      )}
    </>
  )
}

/** Pasted text goes up as a file of text: it may be longer than a field of a form. */
function PasteForm({ onRead }: { onRead(made: { id: string }): void }) {
  const words = useWords()
  const district = useDistrict()
  const [error, setError] = useState<unknown>()
  const { busy, run } = useOnce(async (fields: FormData) => {
    const name = `${textOf(fields, 'name') || words('console.plans.imports.pasted')}.txt`
    try {
      onRead(
        await upload<{ id: string }>(
          `/api/districts/${district}${paths.imports}`,
          new File([textOf(fields, 'text')], name, { type: 'text/plain' }),
        ),
      )
    } catch (refusal) {
      setError(refusal)
    }
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  return (
    <form className="calm" onSubmit={send} aria-busy={busy}>
      {error !== undefined && (
        <p className="summary" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      <Field label={words('console.plans.imports.name')}>{(told) => <input {...told} name="name" maxLength={190} />}</Field>
      <Field label={words('console.plans.imports.text')}>{(told) => <textarea {...told} name="text" required rows={12} />}</Field>
      <button type="submit" className="button main" disabled={busy}>
        {words('console.plans.imports.read')}
      </button>
    </form>
  )
}
