/** @jsxImportSource react */
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'

let last: Record<string, string | undefined> = {}

/** Remembers how the register stood, so that whoever comes back from a facility finds it again. */
export const rememberList = ({ asOf, corrected, ...filters }: Record<string, string | undefined>): void => {
  last = filters
}

/** Back to the register as it was left. */
export function BackToList() {
  const words = useWords()
  return (
    <To path="/places" search={last}>
      {words('console.places.back')}
    </To>
  )
}
