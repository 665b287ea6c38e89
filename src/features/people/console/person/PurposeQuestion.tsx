/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { Purpose } from '../../shapes.ts'
import { purposes } from '../parts/purpose.ts'

/** Why do you look? One press answers; the person can read the answer. */
export function PurposeQuestion({ name, onChoose }: { name: string; onChoose(purpose: Purpose): void }) {
  const words = useWords()
  return (
    <section className="panel" aria-labelledby="why">
      <h2 id="why">{words('console.people.purpose.question')}</h2>
      <p className="muted">{words('console.people.purpose.hint', { name })}</p>
      <div className="purposes">
        {purposes.map((one) => (
          <button key={one} type="button" className="button" onClick={() => onChoose(one)}>
            {words(`people.privacy.purpose.${one}`)}
          </button>
        ))}
      </div>
    </section>
  )
}

/** For what the record is open now; another purpose is another reading. */
export function PurposeNow({ purpose, onChoose }: { purpose: Purpose | undefined; onChoose(purpose: Purpose): void }) {
  const words = useWords()
  return (
    <label className="muted">
      {words('console.people.purpose.now')}{' '}
      <select className="chip" value={purpose ?? ''} onChange={(event) => onChoose(event.target.value as Purpose)}>
        {purposes.map((one) => (
          <option key={one} value={one}>
            {words(`people.privacy.purpose.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
