/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'

/** Says which conditions nothing supplies yet, so that nobody takes the list for what it is not. */
export function Unsourced({ facts }: { facts: string[] }) {
  const words = useWords()
  if (facts.length === 0) return null
  return <p className="notice">{words('console.people.rosters.unsourced', { facts: facts.join('、') })}</p>
}
