/** @jsxImportSource react */
import { useRef, useState } from 'react'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import type { MadeBooking } from '../../bookings/contract.ts'
import { BookFor } from './BookFor.tsx'
import { Done } from './Done.tsx'
import { FindPerson } from './FindPerson.tsx'
import '../sessions.css'
import './counter.css'

/** Books for somebody at the counter or on the telephone, by the keyboard alone: a name, a slot, Enter. */
export function CounterPage() {
  const words = useWords()
  const [person, setPerson] = useState<PersonBrief>()
  const [made, setMade] = useState<MadeBooking>()
  const find = useRef<HTMLInputElement>(null)
  const next = () => {
    setPerson(undefined)
    setMade(undefined)
    requestAnimationFrame(() => find.current?.focus())
  }
  return (
    <>
      <PageHead title={words('console.sessions.counter.title')} note={words('console.sessions.counter.note')} />
      {made && person ? (
        <Done made={made} onAgain={() => setMade(undefined)} onNext={next} />
      ) : (
        <>
          <FindPerson field={find} chosen={person} onChoose={setPerson} />
          {person && <BookFor key={person.id} person={person} onMade={setMade} />}
        </>
      )}
    </>
  )
}
