/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { pageOfRule } from '../paths.ts'

/** A rule's full name that leads to it, looking at the same day. */
export function RuleName({ name, on }: { name: string; on?: string | undefined }) {
  return (
    <To path={pageOfRule(name)} search={{ on }}>
      {name}
    </To>
  )
}

/** 待核: printed nowhere or checked by nobody; it never pays. */
export function Unconfirmed() {
  const words = useWords()
  return <Tag tone="wait">{words('console.rules.unconfirmed')}</Tag>
}
