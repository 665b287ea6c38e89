/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Chip } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Draft, DraftList } from '../../rulebook/contract.ts'
import { draftPaths, type Kind, pageOfDraft } from '../paths.ts'
import '../services.css'

const states = ['published', 'withdrawn'] as const
const tones = { open: 'wait', published: 'good', withdrawn: 'quiet' } as const

/** Drafts of rules. */
export const DraftsPage = () => <Drafts kind="rule" />

/** Drafts of the catalogue's entries. */
export const ServiceDraftsPage = () => <Drafts kind="service" />

/** Drafts of a kind: those that wait to be published, or those that were settled. */
function Drafts({ kind }: { kind: Kind }) {
  const words = useWords()
  const own = `console.${kind === 'rule' ? 'rules' : 'services.drafting'}`
  const [{ state }] = useAddress()
  const list = useRead<z.output<typeof DraftList>>(draftPaths(kind).drafts, {
    state: states.find((one) => one === state) ?? 'open',
  })
  return (
    <>
      <PageHead
        title={words(`${own}.drafts.title`)}
        note={words('console.rules.drafts.note')}
        actions={
          kind === 'rule' ? (
            <To path="/rules">{words('console.rules.one.back')}</To>
          ) : (
            <To path="/services">{words('console.services.one.back')}</To>
          )
        }
      />
      <div className="filters">
        {states.map((one) => (
          <Chip key={one} name="state" value={one} label={words(`console.rules.drafts.state.${one}`)} />
        ))}
      </div>
      <Loaded of={list}>
        {({ drafts }) => (
          <DataTable
            caption={words(`${own}.drafts.title`)}
            rows={drafts}
            rowKey={(draft) => draft.id}
            columns={columns(words, kind)}
            empty={<Empty title={words('console.rules.drafts.none')}>{words(`${own}.drafts.none_hint`)}</Empty>}
          />
        )}
      </Loaded>
    </>
  )
}

const columns = (words: Words, kind: Kind): Column<Draft>[] => [
  {
    key: 'name',
    label: words(kind === 'rule' ? 'console.rules.list.name' : 'console.services.list.name'),
    heading: true,
    cell: (draft) => (
      <>
        <To path={pageOfDraft(draft.id, kind)} className="rule-name">
          {draft.name}
        </To>{' '}
        <Tag tone={tones[draft.state]}>{words(`console.rules.drafts.state.${draft.state}`)}</Tag>
      </>
    ),
    sort: (draft) => draft.name,
  },
  { key: 'reason', label: words('console.rules.edit.reason'), broad: true, width: '40%', cell: (draft) => draft.reason },
  { key: 'by', label: words('console.rules.drafts.by'), cell: (draft) => draft.madeBy, sort: (draft) => draft.madeBy },
  {
    key: 'changed',
    label: words('console.rules.drafts.changed'),
    cell: (draft) => instant(draft.changedAt),
    sort: (draft) => draft.changedAt,
  },
]

/** A draft's state in a word. */
export function DraftState({ state }: { state: Draft['state'] }) {
  const words = useWords()
  return <Tag tone={tones[state]}>{words(`console.rules.drafts.state.${state}`)}</Tag>
}
