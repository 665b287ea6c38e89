/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { OwnNote } from '../../notes/contract.ts'
import { paths } from '../paths.ts'
import { OneNote } from './OneNote.tsx'
import '../sessions.css'

/** The notes that the one signed in may open: their own, and those handed over to them. */
export function NotesPage() {
  const words = useWords()
  const [{ person }] = useAddress()
  const [open, setOpen] = useState<OwnNote>()
  const list = useRead<{ notes: OwnNote[] }>(paths.ownNotes, { person })
  return (
    <>
      <PageHead title={words('console.sessions.notes.own')} note={words('console.sessions.notes.sealed')} />
      {person && (
        <p>
          <To path="/sessions/notes">{words('console.sessions.notes.all')}</To>
        </p>
      )}
      <Loaded of={list}>
        {({ notes }) => (
          <DataTable<OwnNote>
            caption={words('console.sessions.notes.own')}
            rows={notes}
            rowKey={({ id }) => id}
            empty={<Empty title={words('console.sessions.notes.none')}>{words('console.sessions.notes.none_hint')}</Empty>}
            columns={[
              {
                ...{ key: 'who', label: words('console.sessions.slot.name'), heading: true },
                cell: (note) => (
                  <button type="button" className="link" aria-haspopup="dialog" onClick={() => setOpen(note)}>
                    {note.personName || '—'}
                  </button>
                ),
              },
              {
                ...{ key: 'at', label: words('console.sessions.notes.at'), sort: ({ writtenAt }) => writtenAt },
                cell: ({ writtenAt }) => instant(writtenAt),
              },
              { key: 'service', label: words('console.sessions.service'), cell: ({ serviceName }) => serviceName },
              {
                ...{ key: 'from', label: words('console.sessions.notes.from') },
                cell: ({ own, givenByName }) =>
                  own
                    ? words('console.sessions.notes.mine')
                    : words('console.sessions.notes.given', { name: givenByName ?? '—' }),
              },
            ]}
          />
        )}
      </Loaded>
      {open && <OneNote note={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
