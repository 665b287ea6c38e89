/** @jsxImportSource react */
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'

let last: Record<string, string | undefined> = {}

/** Remembers how the list stood, so that whoever comes back from a person finds it again. */
export const rememberList = (address: Record<string, string | undefined>): void => {
  last = address
}

/** Back to the list of people as it was left. */
export function BackToList() {
  const words = useWords()
  return (
    <To path="/people" search={last}>
      {words('console.people.person.back')}
    </To>
  )
}
