/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { upload } from '../../../../console/api/upload.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { FileField } from '../../../../console/parts/FileField.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PolicyDraftRow } from '../../policies/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'

const tones: Record<PolicyDraftRow['state'], Tone> = { review: 'wait', published: 'good', withdrawn: 'quiet' }

/** Documents on their way into the library: one more is brought in, others are still to be reviewed or were published. */
export function DraftsPage() {
  const words = useWords()
  const list = useRead<{ drafts: PolicyDraftRow[] }>(paths.policyDrafts)
  return (
    <>
      <PageHead
        title={words('console.plans.policies.drafts')}
        note={
          <>
            <To path="/policies">{words('console.plans.policies.title')}</To> · {words('console.plans.policies.drafts_note')}
          </>
        }
      />
      <NewDraft />
      <Loaded of={list}>
        {({ drafts }) => (
          <DataTable
            caption={words('console.plans.policies.drafts')}
            rows={drafts}
            rowKey={(row) => row.id}
            empty={
              <Empty title={words('console.plans.policies.no_drafts')}>{words('console.plans.policies.no_drafts_hint')}</Empty>
            }
            columns={[
              {
                key: 'title',
                label: words('console.plans.policies.policy'),
                heading: true,
                cell: (row) => (
                  <>
                    <To path={`/policies/drafts/${row.id}`}>{row.title || row.name}</To>
                    <div className="src">{[row.name, row.madeBy, instant(row.madeAt)].join(' · ')}</div>
                  </>
                ),
                sort: (row) => row.title,
              },
              {
                key: 'clauses',
                label: words('console.plans.policies.clauses'),
                numeric: true,
                cell: (row) => row.clauses,
                sort: (row) => row.clauses,
              },
              {
                key: 'state',
                label: words('console.plans.policies.state_label'),
                cell: (row) => (
                  <Tag tone={tones[row.state]}>
                    {words(`console.plans.policies.state.${row.state}`, { version: row.publishedVersion ?? '' })}
                  </Tag>
                ),
                sort: (row) => row.state,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

/** What was read opens for review at once. */
function NewDraft() {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  return (
    <FileField
      label={words('console.plans.policies.file')}
      kinds={{ said: words('console.plans.imports.kinds'), accept: '.docx,.pdf,.html,.htm,.txt' }}
      maxMegabytes={20}
      send={async (file, onProgress) => {
        const { id } = await upload<{ id: string }>(`/api/districts/${district}${paths.policyDrafts}`, file, { onProgress })
        void navigate({ to: `/${district}/policies/drafts/${id}` })
      }}
    />
  )
}
