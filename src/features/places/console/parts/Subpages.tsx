/** @jsxImportSource react */
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'

/** The ways from the register to what else there is about facilities. */
export function Subpages() {
  const words = useWords()
  return (
    <nav className="place-subpages" aria-label={words('console.places.pages')}>
      <To path="/places/need">{words('console.places.need.title')}</To>
      <To path="/places/designations">{words('console.places.designations.title')}</To>
      <To path="/places/organizations">{words('console.places.organizations.title')}</To>
      <To path="/places/venues">{words('console.places.venues.title')}</To>
      <To path="/places/proposals">{words('console.places.proposals.title')}</To>
      <To path="/places/sheets">{words('console.places.sheets.title')}</To>
    </nav>
  )
}
