/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import type { FoundClause } from '../../../plans/policies/contract.ts'
import { paths } from '../paths.ts'

/** Where something is printed; it opens the clause where the policy library has the document. */
export function Cited({ document, place }: { document: string; place: string }) {
  const { clause } = useRead<{ clause: FoundClause | null }>(paths.cited, { document, place }).data ?? { clause: null }
  const text = `${document} ${place}`
  return clause ? <a href={clause.href}>{text}</a> : text
}
