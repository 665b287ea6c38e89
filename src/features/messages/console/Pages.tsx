/** @jsxImportSource react */
import { To } from '../../../console/parts/To.tsx'
import { useHolds } from '../../../console/session/session.tsx'
import { useWords } from '../../../console/words/words.ts'
import './messages.css'

/** The way between the pages about messages. */
export function MessagePages() {
  const words = useWords()
  const keeps = useHolds('street_officer', 'department_officer')
  return (
    <nav className="message-pages" aria-label={words('console.messages.pages')}>
      {keeps && <To path="/messages/call-backs">{words('console.messages.calls.title')}</To>}
      <To path="/messages">{words('console.messages.deliveries.title')}</To>
      <To path="/messages/broadcasts">{words('console.messages.broadcasts.title')}</To>
    </nav>
  )
}
