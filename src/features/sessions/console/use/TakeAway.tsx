/** @jsxImportSource react */
import type { FormEvent } from 'react'
import { withQuery } from '../../../../console/api/fetch-json.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { purposes } from '../../../people/shapes.ts'

/** Takes a list of people away as a workbook, for a purpose that stays on record. */
export function TakeAway({ path, query }: { path: string; query: Record<string, string | undefined> }) {
  const words = useWords()
  const district = useDistrict()
  const take = (event: FormEvent<HTMLFormElement>, close: () => void) => {
    event.preventDefault()
    const purpose = textOf(new FormData(event.currentTarget), 'purpose')
    const link = document.createElement('a')
    link.href = withQuery(`/api/districts/${district}${path}`, { ...query, purpose })
    link.download = ''
    link.click()
    close()
  }
  return (
    <AskButton label={words('console.sessions.use.export')} title={words('console.sessions.use.export')}>
      {(close) => (
        <form className="calm" onSubmit={(event) => take(event, close)}>
          <Field label={words('console.people.purpose.label')} hint={words('console.sessions.use.export_hint')}>
            {(told) => (
              <select {...told} name="purpose" required defaultValue="">
                <option value="" disabled>
                  {words('console.people.purpose.choose')}
                </option>
                {purposes.map((one) => (
                  <option key={one} value={one}>
                    {words(`people.privacy.purpose.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className="buttons">
            <button type="submit" className="button main">
              {words('console.sessions.use.export')}
            </button>
            <button type="button" className="button quiet" onClick={close}>
              {words('console.cancel')}
            </button>
          </div>
        </form>
      )}
    </AskButton>
  )
}
