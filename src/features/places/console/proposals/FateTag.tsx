/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { ProposalRow } from '../../proposals/contract.ts'

/** Whether a proposal waits, was confirmed, or was sent back. */
export function FateTag({ row }: { row: ProposalRow }) {
  const words = useWords()
  const fate = row.decided === null ? 'waiting' : row.decided.approved ? 'approved' : 'refused'
  const tone = { waiting: 'wait', approved: 'good', refused: 'quiet' } as const
  return <Tag tone={tone[fate]}>{words(`console.places.proposals.is_${fate}`)}</Tag>
}
