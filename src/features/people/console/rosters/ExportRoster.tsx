/** @jsxImportSource react */
import type { FormEvent } from 'react'
import { withQuery } from '../../../../console/api/fetch-json.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { PurposeField } from '../parts/PurposeChoice.tsx'
import { paths } from '../paths.ts'

/** Takes a roster away as a workbook, for a purpose that stays on record. */
export function ExportRoster({ id }: { id: string }) {
  const words = useWords()
  return (
    <AskButton label={words('console.people.rosters.export')} title={words('console.people.rosters.export')}>
      {(close) => <ExportForm id={id} close={close} />}
    </AskButton>
  )
}

function ExportForm({ id, close }: { id: string; close(): void }) {
  const words = useWords()
  const district = useDistrict()
  const take = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const purpose = textOf(new FormData(event.currentTarget), 'purpose')
    const link = document.createElement('a')
    link.href = withQuery(`/api/districts/${district}${paths.rosterFile(id)}`, { purpose })
    link.download = ''
    link.click()
    close()
  }
  return (
    <form className="calm" onSubmit={take}>
      <PurposeField hint={words('console.people.rosters.export_hint')} />
      <div className="buttons">
        <button type="submit" className="button main">
          {words('console.people.rosters.export_take')}
        </button>
        <button type="button" className="button quiet" onClick={close}>
          {words('console.cancel')}
        </button>
      </div>
    </form>
  )
}
