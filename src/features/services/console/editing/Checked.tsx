/** @jsxImportSource react */
import { sentenceOf } from '../../../../console/api/problem.ts'
import { useWords } from '../../../../console/words/words.ts'
import { goToPlace } from './editing.ts'
import { FaultList } from './FaultList.tsx'
import { goToLine } from './TextEditor.tsx'
import type { useCheck } from './use-check.ts'

type Told = { check: ReturnType<typeof useCheck>; rule: string; text: string; inText: boolean }

/** What the check says of the text as it stands: sound, or every fault with its place, which leads there. */
export function Checked({ check, rule, text, inText }: Told) {
  const words = useWords()
  const { faults, checked, error } = check
  if (error)
    return (
      <p className="summary" role="alert">
        {sentenceOf(error)}
      </p>
    )
  if (faults.length === 0)
    return (
      <p className="muted checked" role="status">
        {words(checked ? 'console.rules.check.sound' : 'console.rules.check.checking')}
      </p>
    )
  return (
    <section className="summary" aria-labelledby="faults">
      <h2 id="faults" className="check-head">
        {words('console.rules.check.faults', { n: faults.length })}
      </h2>
      <FaultList faults={faults} rule={rule} onGo={(fault) => (inText ? goToLine(text, fault) : goToPlace(fault.place))} />
    </section>
  )
}
