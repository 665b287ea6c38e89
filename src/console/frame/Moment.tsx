/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../parts/Field.tsx'
import { Ask } from '../parts/RecordDrawer.tsx'
import { useMoment } from '../session/place.ts'
import { useInstallation } from '../session/session.tsx'
import { useWords } from '../words/words.ts'

/** Says that an earlier day is on screen, lets one switch the later corrections in, and leads back to today. */
export function MomentBanner() {
  const words = useWords()
  const { asOf, corrected, lookAt } = useMoment()
  if (!asOf) return null
  return (
    <section className="moment" aria-label={words('console.moment.label')}>
      <p>
        <b>{words('console.moment.looking', { day: asOf })}</b> {words('console.moment.no_writing')}
      </p>
      <label>
        <input type="checkbox" checked={corrected} onChange={(event) => lookAt(asOf, event.target.checked)} />
        {words('console.moment.corrected')}
      </label>
      <button type="button" className="button" onClick={() => lookAt(undefined)}>
        {words('console.moment.back')}
      </button>
    </section>
  )
}

/** The words 看某一天 in a page's head: asks for the day. */
export function SeeDay() {
  const words = useWords()
  const { today } = useInstallation()
  const { asOf, corrected, lookAt } = useMoment()
  const [asking, setAsking] = useState(false)
  const [day, setDay] = useState(asOf ?? today)
  const [later, setLater] = useState(corrected)
  const [refused, setRefused] = useState<string>()
  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => {
          setDay(asOf ?? today)
          setRefused(undefined)
          setAsking(true)
        }}
      >
        {words('console.moment.see')}
      </button>
      {asking && (
        <Ask title={words('console.moment.see')} onClose={() => setAsking(false)}>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              if (!day) return setRefused(words('console.moment.no_day'))
              if (day > today) return setRefused(words('console.moment.not_yet', { day, today }))
              setAsking(false)
              lookAt(day === today ? undefined : day, later)
            }}
          >
            <Field label={words('console.moment.day')} hint={words('console.moment.hint')} error={refused}>
              {(told) => (
                <input
                  {...told}
                  type="date"
                  max={today}
                  value={day}
                  onChange={(event) => {
                    setDay(event.target.value)
                    setRefused(undefined)
                  }}
                />
              )}
            </Field>
            <label className="check">
              <input type="checkbox" checked={later} onChange={(event) => setLater(event.target.checked)} />
              {words('console.moment.corrected')}
            </label>
            <button type="submit" className="button main">
              {words('console.moment.show')}
            </button>
          </form>
        </Ask>
      )}
    </>
  )
}
