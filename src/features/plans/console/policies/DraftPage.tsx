/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PolicyDraft } from '../../policies/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import '../review/review.css'
import { sentenceIfAny } from '../sentence.ts'
import { Clauses } from './Clauses.tsx'
import { useDraftState } from './draft.ts'
import { HeadFields } from './HeadFields.tsx'
import './policies.css'

/** The document on the left, its clauses on the right: settled, saved, then published as a version. */
export function DraftPage() {
  const draft = useRead<PolicyDraft>(paths.policyDraft(usePathParameter('id')))
  return <Loaded of={draft}>{(found) => <Review draft={found} />}</Loaded>
}

function Review({ draft }: { draft: PolicyDraft }) {
  const words = useWords()
  const state = useDraftState(draft)
  const write = useWrite()
  const save = () =>
    write.mutate({
      path: paths.policyCorrection(draft.id),
      body: { revision: draft.revision, head: state.head, clauses: state.clauses },
      done: words('console.plans.policies.saved'),
      holdsDraft: true,
    })
  const publish = () =>
    write.mutate({
      path: paths.policyPublication(draft.id),
      body: { revision: draft.revision },
      done: words('console.plans.policies.published'),
    })
  const published = draft.state === 'published' && draft.policy
  return (
    <>
      <PageHead
        title={state.head.title || draft.name}
        note={
          <>
            <To path="/policies/drafts">{words('console.plans.policies.drafts')}</To> ·{' '}
            <Tag tone={published ? 'good' : 'wait'}>
              {words(`console.plans.policies.state.${draft.state}`, { version: draft.publishedVersion ?? '' })}
            </Tag>{' '}
            {published && <To path={`/policies/${draft.policy}`}>{words('console.plans.policies.open')}</To>}
          </>
        }
        actions={
          draft.may.correct && (
            <>
              <ReasonButton
                label={words('console.plans.policies.give_up')}
                title={words('console.plans.policies.give_up')}
                wish={(reason) => ({
                  path: paths.policyDraftWithdrawal(draft.id),
                  body: { reason },
                  done: words('console.plans.policies.given_up'),
                })}
              />
              <button type="button" className="button" disabled={!state.dirty || write.isPending} onClick={save}>
                {words('console.save')}
              </button>
              {draft.may.publish && (
                <button
                  type="button"
                  className="button main"
                  disabled={state.dirty || draft.obstacles.length > 0 || write.isPending}
                  onClick={publish}
                >
                  {words('console.plans.policies.publish')}
                </button>
              )}
            </>
          )
        }
      />
      {draft.obstacles.length > 0 && (
        <div className="notice">
          <b>{words('console.plans.policies.obstacles')}</b>
          <ul>
            {draft.obstacles.map(({ code, details }) => (
              <li key={code}>{sentenceIfAny(words, `problem.${code}`, details) || code}</li>
            ))}
          </ul>
        </div>
      )}
      {state.dirty && <p className="notice">{words('console.plans.policies.save_first')}</p>}
      <div className="review">
        <section
          className="source"
          aria-label={words('console.plans.policies.text')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
        >
          {draft.text}
        </section>
        <section className="extracted" aria-label={words('console.plans.policies.clauses')}>
          <HeadFields draft={draft} state={state} />
          <Clauses state={state} fixed={!draft.may.correct} />
        </section>
      </div>
    </>
  )
}
