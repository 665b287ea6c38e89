/** @jsxImportSource react */
import { useRef, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import type { MadeBooking } from '../../bookings/contract.ts'
import { paths } from '../paths.ts'
import { BookFor } from './BookFor.tsx'
import { Done } from './Done.tsx'
import { FindPerson } from './FindPerson.tsx'
import '../sessions.css'
import './counter.css'

/** Books for somebody at the counter or on the telephone, by the keyboard alone: a name, a slot, Enter. A list may lead here with the person chosen. */
export function CounterPage() {
  const words = useWords()
  const [{ person: id }, set] = useAddress()
  const [found, setFound] = useState<PersonBrief>()
  const [made, setMade] = useState<MadeBooking>()
  const find = useRef<HTMLInputElement>(null)
  const named = useRead<PersonBrief>(paths.person(id ?? ''), {}, { enabled: id !== undefined && !found })
  const person = found ?? (id === undefined ? undefined : named.data)
  const choose = (chosen: PersonBrief | undefined) => {
    if (id !== undefined) set({ person: undefined })
    setFound(chosen)
    setMade(undefined)
    if (!chosen) requestAnimationFrame(() => find.current?.focus())
  }
  return (
    <>
      <PageHead title={words('console.sessions.counter.title')} note={words('console.sessions.counter.note')} />
      {made && person ? (
        <Done made={made} onAgain={() => setMade(undefined)} onNext={() => choose(undefined)} />
      ) : (
        <>
          <FindPerson field={find} chosen={person} onChoose={choose} />
          {person && <BookFor key={person.id} person={person} onMade={setMade} />}
        </>
      )}
    </>
  )
}
