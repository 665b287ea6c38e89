/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { usePathParameter, useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { DraftView } from '../../rulebook/contract.ts'
import { FaultList } from '../editing/FaultList.tsx'
import { readWritten } from '../editing/written.ts'
import { Panel } from '../parts/Panel.tsx'
import { draftPaths, type Kind, pageOf } from '../paths.ts'
import '../services.css'
import { Differences } from './Differences.tsx'
import { DraftState } from './DraftsPage.tsx'
import { ImpactPanel } from './ImpactPanel.tsx'
import { Publish } from './Publish.tsx'

/** A draft of a rule. */
export const DraftPage = () => <DraftOf kind="rule" />

/** A draft of an entry of the catalogue. */
export const ServiceDraftPage = () => <DraftOf kind="service" />

/** One draft: what it changes, whom it would affect, and its publication from a day on. */
function DraftOf({ kind }: { kind: Kind }) {
  const draft = useRead<DraftView>(draftPaths(kind).draft(usePathParameter('draft')))
  return <Loaded of={draft}>{(view) => <OneDraft view={view} />}</Loaded>
}

function OneDraft({ view }: { view: DraftView }) {
  const words = useWords()
  const open = view.state === 'open'
  const written = readWritten(view.text)
  const validFrom = typeof written?.validFrom === 'string' ? written.validFrom : ''
  return (
    <>
      <PageHead
        title={words('console.rules.draft.heading', { rule: view.name })}
        note={
          <>
            {words('console.rules.draft.made', { by: view.madeBy, at: instant(view.madeAt), reason: view.reason })}{' '}
            <DraftState state={view.state} />
          </>
        }
        actions={<Actions view={view} open={open} />}
      />
      {open && view.faults.length > 0 && (
        <section className="summary draft-faults" aria-labelledby="draft-faults">
          <h2 id="draft-faults" className="check-head">
            {words('console.rules.draft.faulty', { n: view.faults.length })}
          </h2>
          <FaultList faults={view.faults} rule={view.name} />
        </section>
      )}
      <div className="rule-grid">
        <div>
          <Panel title={words('console.rules.draft.differences', { day: validFrom })}>
            <Differences kind={view.kind} before={view.current} after={view.text} />
          </Panel>
          <ImpactPanel view={view} unit={typeof written?.unit === 'string' ? written.unit : null} about={written?.about} />
        </div>
        <div>
          <Publish view={view} validFrom={validFrom} />
        </div>
      </div>
    </>
  )
}

function Actions({ view, open }: { view: DraftView; open: boolean }) {
  const words = useWords()
  const drafts = useHolds('coordinator', 'department_officer')
  const writable = useWritable()
  const own = `console.${view.kind === 'rule' ? 'rules' : 'services.drafting'}`
  const page = pageOf(view.kind, view.name)
  return (
    <>
      <To path={draftPaths(view.kind).drafts}>{words(`${own}.drafts.title`)}</To>
      {(view.current !== null || !open) && <To path={page}>{words(`${own}.draft.to_rule`)}</To>}
      {open && drafts && writable && (
        <>
          <AskButton kind="link" label={words('console.rules.draft.withdraw')} title={words('console.rules.draft.withdraw')}>
            {(close) => (
              <WriteForm
                grave
                wish={() => ({ path: draftPaths(view.kind).withdrawal(view.id), done: words('console.rules.draft.withdrawn') })}
                button={words('console.rules.draft.withdraw')}
                onDone={close}
                onCancel={close}
              >
                {() => <p>{words(`${own}.draft.withdraw_hint`)}</p>}
              </WriteForm>
            )}
          </AskButton>
          <To path={`${page}/edit`} search={{ draft: view.id }} className="button">
            {words('console.rules.draft.edit')}
          </To>
        </>
      )}
    </>
  )
}
