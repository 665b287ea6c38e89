/** @jsxImportSource react */
import { To } from '../../../console/parts/To.tsx'
import { useHolds } from '../../../console/session/session.tsx'
import { useWords } from '../../../console/words/words.ts'
import '../../people/console/people.css'

/** The way between the three pages of advisers. */
export function AdvicePages() {
  const words = useWords()
  if (!useHolds('street_officer', 'department_officer')) return null
  return (
    <nav className="subpages" aria-label={words('console.advisor.pages')}>
      <To path="/advice">{words('console.advisor.title')}</To>
      <To path="/advice/new">{words('console.advisor.untold.title')}</To>
      <To path="/advice/consultations">{words('console.advisor.consultations.title')}</To>
    </nav>
  )
}
