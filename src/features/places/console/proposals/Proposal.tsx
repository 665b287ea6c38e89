/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ProposalRow } from '../../proposals/contract.ts'
import { paths } from '../paths.ts'
import { FateTag } from './FateTag.tsx'
import { WishLines } from './WishLines.tsx'

/** One proposal: what would change, who asks for it and why, and its decision, or the question for it. */
export function Proposal({ row }: { row: ProposalRow }) {
  const words = useWords()
  return (
    <>
      <p>
        <FateTag row={row} /> {[words(`places.proposal_kind.${row.kind}`), row.typeName, row.streetName].join(' · ')}
      </p>
      <p className="src">{words('console.places.proposals.from', { name: row.proposed.name, at: instant(row.proposed.at) })}</p>
      {row.note && <p>{row.note}</p>}
      <WishLines row={row} />
      {row.facility && (
        <p>
          <To path={`/places/${row.facility}`}>{words('console.places.proposals.facility')}</To>
        </p>
      )}
      {row.decided && (
        <p>
          <b>
            {words(`console.places.proposals.${row.decided.approved ? 'approved_by' : 'refused_by'}`, {
              name: row.decided.name,
              at: instant(row.decided.at),
            })}
          </b>
          <br />
          {row.decided.reason}
        </p>
      )}
      {row.may.decide && <DecisionForm id={row.id} />}
    </>
  )
}

/** Confirms, and what was proposed happens at once, or sends it back; either way with a reason that the street reads. */
function DecisionForm({ id }: { id: string }) {
  const words = useWords()
  return (
    <section>
      <h3>{words('console.places.proposals.decide')}</h3>
      <WriteForm
        wish={(fields) => {
          const approve = textOf(fields, 'approve') === 'yes'
          return {
            path: paths.proposalDecision(id),
            body: { approve, reason: textOf(fields, 'reason') },
            done: words(approve ? 'console.places.proposals.approved' : 'console.places.proposals.refused'),
          }
        }}
        button={words('console.places.proposals.send')}
      >
        {(wrong) => (
          <>
            <fieldset>
              <legend>{words('console.places.proposals.answer')}</legend>
              {(['yes', 'no'] as const).map((value) => (
                <label key={value} className="check">
                  <input type="radio" name="approve" value={value} required />
                  {words(`console.places.proposals.answer_${value}`)}
                </label>
              ))}
            </fieldset>
            <Field
              label={words('console.reason.label')}
              hint={words('console.places.proposals.reason_hint')}
              error={wrong('reason')}
            >
              {(told) => <textarea {...told} name="reason" required minLength={2} maxLength={500} />}
            </Field>
          </>
        )}
      </WriteForm>
    </section>
  )
}
