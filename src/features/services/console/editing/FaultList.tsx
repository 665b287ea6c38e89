/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { Fault } from '../../rulebook/contract.ts'
import { useSaid } from '../parts/said.ts'
import { placeText } from './place-text.ts'

/** What is wrong, each with its place; `onGo` leads there. */
export function FaultList({ faults, rule, onGo }: { faults: Fault[]; rule: string; onGo?: (fault: Fault) => void }) {
  const words = useWords()
  const said = useSaid()
  return (
    <ul className="fault-list">
      {faults.map((fault, at) => {
        const own = fault.rule === rule
        const place = own ? placeText(fault.place, words) : `${fault.rule} ${placeText(fault.place, words)}`
        return (
          <li key={`${at.toString()}${fault.place}${fault.code}`}>
            {onGo && own ? (
              <button type="button" className="link" onClick={() => onGo(fault)}>
                {place}
              </button>
            ) : (
              <b>{place}</b>
            )}
            {words('console.rules.colon')}
            {said(fault.message)}
          </li>
        )
      })}
    </ul>
  )
}

/** The expression with the piece that is meant underlined. */
export function Piece({ text, fault }: { text: string; fault: Fault }) {
  const words = useWords()
  if (!fault.at) return null
  const { from } = fault.at
  const to = Math.max(fault.at.to, from + 1)
  const piece = text.slice(from, to)
  return (
    <p className="piece">
      <code>
        {text.slice(0, from)}
        <u className="wrong-piece">{piece === '' ? words('console.rules.place.end') : piece}</u>
        {text.slice(to)}
      </code>
    </p>
  )
}
