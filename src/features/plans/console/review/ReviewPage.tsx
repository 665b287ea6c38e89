/** @jsxImportSource react */
import { useMemo, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { toast } from '../../../../console/parts/toast.ts'
import { usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PlanImport } from '../../review/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { type Draft, rowsOf, type Section, type Span, sections, useDraft } from './draft.ts'
import { newRow } from './fields.ts'
import { departmentKnown } from './known-departments.ts'
import { Matches } from './Matches.tsx'
import { Publish } from './Publish.tsx'
import './review.css'
import { Rows } from './Rows.tsx'
import { Source } from './Source.tsx'
import { Warnings } from './Warnings.tsx'

type Tab = Section | 'warnings' | 'departments' | 'publish'

/** The document on the left, what was read from it on the right, each row linked to its place; settled, then published. */
export function ReviewPage() {
  const plan = useRead<PlanImport>(paths.import(usePathParameter('id')))
  return <Loaded of={plan}>{(found) => <Review plan={found} />}</Loaded>
}

function Review({ plan }: { plan: PlanImport }) {
  const words = useWords()
  const draft = useDraft(plan)
  const [tab, setTab] = useState<Tab>(plan.openWarnings > 0 ? 'warnings' : 'indicators')
  const [open, setOpen] = useState<number>()
  const [place, setPlace] = useState<Span>()
  const [selected, setSelected] = useState<Span>()
  const spans = useMemo(() => sections.flatMap((section) => rowsOf(draft.pack, section).map((row) => row.span)), [draft.pack])

  const openRow = (section: Section, index: number | undefined) => {
    setTab(section)
    setOpen(index)
    setPlace(index === undefined ? undefined : draft.rows(section)[index]?.span)
  }
  const openAt = (at: number) => {
    for (const section of sections) {
      const index = draft
        .rows(section)
        .findIndex(({ span }) => span[0] >= at && span[0] <= at + 400 && lineOf(plan.text, span[0]) === at)
      if (index >= 0) return openRow(section, index)
    }
  }
  return (
    <>
      <Head plan={plan} draft={draft} />
      <div className="review">
        <Source text={plan.text} spans={spans} chosen={place} onChoose={openAt} onSelect={setSelected} />
        <section className="extracted" aria-label={words('console.plans.review.rows')}>
          <Tabs plan={plan} draft={draft} tab={tab} onTab={setTab} />
          {tab === 'warnings' && <Warnings plan={plan} draft={draft} onShow={setPlace} />}
          {tab === 'departments' && <Matches plan={plan} />}
          {tab === 'publish' && <Publish plan={plan} dirty={draft.dirty} />}
          {isSection(tab) && (
            <>
              {plan.state === 'review' && (
                <button
                  type="button"
                  className="button"
                  disabled={!selected}
                  onClick={() => {
                    if (!selected) return
                    draft.add(tab, newRow(tab, selected, plan.text.slice(...selected), draft.rows(tab)))
                    openRow(tab, draft.rows(tab).length)
                    setPlace(selected)
                  }}
                >
                  {words('console.plans.review.add')}
                </button>
              )}
              {plan.state === 'review' && !selected && (
                <span className="muted">{` ${words('console.plans.review.add_hint')}`}</span>
              )}
              <Rows draft={draft} section={tab} open={open} onOpen={(index) => openRow(tab, index)} />
            </>
          )}
        </section>
      </div>
    </>
  )
}

function Head({ plan, draft }: { plan: PlanImport; draft: Draft }) {
  const words = useWords()
  const write = useWrite()
  const save = () =>
    write.mutate(
      {
        path: paths.importCorrection(plan.id),
        body: { revision: plan.revision, pack: draft.result(), settled: [...draft.settled] },
        holdsDraft: true,
      },
      { onSuccess: () => toast({ kind: 'done', text: words('console.plans.review.saved') }) },
    )
  return (
    <PageHead
      title={plan.title ?? plan.name}
      note={
        <>
          <To path="/imports">{words('console.plans.imports.title')}</To> ·{' '}
          {[draft.pack.docNumber, draft.pack.issuer, draft.pack.issuedDate].filter(Boolean).join(' · ')}{' '}
          <Tag tone={plan.state === 'published' ? 'good' : 'wait'}>
            {words(`console.plans.imports.state.${plan.state}`, { version: plan.publishedVersion ?? '' })}
          </Tag>
        </>
      }
      actions={
        plan.state === 'review' && (
          <>
            <ReasonButton
              label={words('console.plans.review.withdraw')}
              title={words('console.plans.review.withdraw')}
              wish={(reason) => ({
                path: paths.importWithdrawal(plan.id),
                body: { reason },
                done: words('console.plans.review.withdrawn'),
              })}
            />
            <button type="button" className="button main" disabled={!draft.dirty || write.isPending} onClick={save}>
              {words('console.plans.review.save')}
            </button>
          </>
        )
      }
    />
  )
}

function Tabs({ plan, draft, tab, onTab }: { plan: PlanImport; draft: Draft; tab: Tab; onTab(tab: Tab): void }) {
  const words = useWords()
  const open = draft.pack.warnings.filter((one, index) => !draft.settled.has(index) && !departmentKnown(plan, one)).length
  const unknown = plan.matches.filter((match) => match.department === null).length
  const shown = sections.filter((section) => ['indicators', 'tasks'].includes(section) || draft.rows(section).length > 0)
  const tabs: [Tab, string][] = [
    ['warnings', words('console.plans.review.warnings', { count: open })],
    ...shown.map((section): [Tab, string] => [
      section,
      `${words(`console.plans.review.section.${section}`)} ${draft.rows(section).length}`,
    ]),
    ['departments', words('console.plans.review.departments', { count: unknown })],
    [
      'publish',
      plan.state === 'review'
        ? words('console.plans.review.publish')
        : words(`console.plans.imports.state.${plan.state}`, { version: plan.publishedVersion ?? '' }),
    ],
  ]
  return (
    <div className="filters">
      {tabs.map(([one, label]) => (
        <button
          key={one}
          type="button"
          className={one === tab ? 'chip on' : 'chip'}
          aria-pressed={one === tab}
          onClick={() => onTab(one)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

const isSection = (tab: Tab): tab is Section => (sections as readonly string[]).includes(tab)

/** Where the line that holds a place begins. */
const lineOf = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
