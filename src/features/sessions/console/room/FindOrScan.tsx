/** @jsxImportSource react */
import { type FormEvent, useRef, useState } from 'react'
import { toast } from '../../../../console/parts/toast.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { AttendanceEvent } from '../../attendance/contract.ts'
import { readCode } from '../../attendance/rules/codes.ts'
import { arrived, scanned } from './events.ts'
import { bookingOf, type ShownPerson } from './notes.ts'
import { ScanDialog } from './ScanDialog.tsx'

/**
 * Finds somebody in the list by name; a code that is typed, read by a hand-held scanner or by the camera records that they came, and their row is shown with what one must
 * know of them. Whoever is here already is only shown: leaving asks to whom they are given.
 */
export function FindOrScan({
  people,
  note,
  find,
  onFind,
  onShow,
}: {
  people: readonly ShownPerson[]
  note(event: AttendanceEvent, name: string): void
  find: string
  onFind(text: string): void
  onShow(booking: string): void
}) {
  const words = useWords()
  const [scanning, setScanning] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const take = (code: string) => {
    const read = readCode(code)
    if (!read) return toast({ kind: 'refused', text: words('console.sessions.room.no_code') })
    const person = people.find(({ booking }) => booking === bookingOf(people, code))
    if (!person && !('card' in read)) return toast({ kind: 'refused', text: words('console.sessions.room.not_in_room') })
    onFind('')
    if (!person) {
      note(scanned('arrived', code), words('console.sessions.room.card'))
      return toast({ kind: 'done', text: words('console.sessions.room.card_noted') })
    }
    onShow(person.booking)
    const { name, allergies, needs } = person
    const list = allergies.join(words('console.sessions.weekday_comma'))
    const known = [list && words('console.sessions.room.allergies', { list }), needs].filter(Boolean)
    const told = (sentence: string) => toast({ kind: 'done', text: [words(sentence, { name }), ...known].join(' · ') })
    if (person.arrived) return told('console.sessions.room.already_here')
    note(arrived(person.booking), name)
    told('console.sessions.room.arrived_now')
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (readCode(find)) take(find)
    else field.current?.select()
  }
  return (
    <form className="room-find" onSubmit={submit}>
      <input
        ref={field}
        type="search"
        className="chip words"
        aria-label={words('console.sessions.room.find')}
        placeholder={words('console.sessions.room.find')}
        autoComplete="off"
        value={find}
        onChange={(event) => onFind(event.target.value)}
      />
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setScanning(true)}>
        {words('console.sessions.room.scan')}
      </button>
      {scanning && (
        <ScanDialog
          onCode={(code) => {
            setScanning(false)
            take(code)
          }}
          onClose={() => setScanning(false)}
        />
      )}
    </form>
  )
}
