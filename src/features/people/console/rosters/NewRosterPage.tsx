/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import '../people.css'
import { RosterEditor } from './RosterEditor.tsx'

/** A new saved list: its conditions, and whom they find, before it is kept. */
export function NewRosterPage() {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  return (
    <>
      <PageHead
        title={words('console.people.rosters.new')}
        note={words('console.people.rosters.note')}
        actions={<To path="/people/rosters">{words('console.people.rosters.back')}</To>}
      />
      <RosterEditor
        onDone={(id) => void navigate({ to: `/${district}/people/rosters/${id}` })}
        onCancel={() => void navigate({ to: `/${district}/people/rosters` })}
      />
    </>
  )
}
