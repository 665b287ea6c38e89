/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Contacts } from '../../attendance/contract.ts'
import { paths } from '../paths.ts'
import { relationOf } from './relation.ts'

/** Whom to call about somebody, with their telephones: asked for each time, since each reading stays on record. */
export function CallList({ booking }: { booking: string }) {
  const words = useWords()
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <p>
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {words('console.sessions.room.show_phones')}
        </button>{' '}
        <span className="hint">{words('console.sessions.room.phones_recorded')}</span>
      </p>
    )
  return <Phones booking={booking} />
}

function Phones({ booking }: { booking: string }) {
  const words = useWords()
  const contacts = useRead<Contacts>(paths.contacts(booking))
  return (
    <Loaded of={contacts} rows={2}>
      {({ contacts: all }) => (
        <ul className="plain-list">
          {all.length === 0 && <li>{words('console.sessions.room.no_contacts')}</li>}
          {all.map(({ kind, name, relation, phone }) => (
            <li key={`${kind} ${name} ${relation}`}>
              <b>{name}</b> {relationOf({ kind, relation }, words)}{' '}
              {phone ? (
                <a href={`tel:${phone}`}>{phone}</a>
              ) : (
                <span className="muted">{words('console.sessions.room.no_phone')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
