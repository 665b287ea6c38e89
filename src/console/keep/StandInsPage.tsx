/** @jsxImportSource react */
import { useRead } from '../api/use-read.ts'
import { AskButton } from '../parts/AskButton.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Empty, Loaded } from '../parts/States.tsx'
import { Tag } from '../parts/Tag.tsx'
import { WriteForm } from '../parts/WriteForm.tsx'
import { useInstallation } from '../session/session.tsx'
import { useWords } from '../words/words.ts'
import { StandInForm } from './StandInForm.tsx'

type StandIn = {
  id: string
  accountName: string
  standInForName: string
  role: string
  department: string | null
  street: string | null
  startsOn: string
  endsOn: string
  grantedByName: string | null
}

/** Who stands in for whom, with which duty, from when to when; a stand-in ends by itself, or earlier here. */
export function StandInsPage() {
  const words = useWords()
  const { today } = useInstallation()
  const answer = useRead<{ standIns: StandIn[] }>('/stand-ins')
  const dutyText = useDutyText()
  return (
    <>
      <PageHead
        title={words('console.stand_ins.title')}
        note={words('console.stand_ins.note')}
        actions={
          <AskButton kind="button main" label={words('console.stand_ins.give')} title={words('console.stand_ins.give')}>
            {(close) => <StandInForm close={close} />}
          </AskButton>
        }
      />
      <Loaded of={answer}>
        {({ standIns }) => (
          <DataTable
            caption={words('console.stand_ins.title')}
            rows={standIns}
            rowKey={(row) => row.id}
            empty={<Empty title={words('console.stand_ins.none')}>{words('console.stand_ins.none_hint')}</Empty>}
            columns={[
              {
                key: 'by',
                label: words('console.stand_ins.by'),
                heading: true,
                cell: (row) => row.accountName,
                sort: (row) => row.accountName,
              },
              {
                key: 'for',
                label: words('console.stand_ins.for'),
                cell: (row) => row.standInForName,
                sort: (row) => row.standInForName,
              },
              { key: 'duty', label: words('console.stand_ins.duty'), cell: (row) => dutyText(row) },
              {
                key: 'period',
                label: words('console.stand_ins.period'),
                cell: (row) => (
                  <>
                    {words('console.stand_ins.days', { from: row.startsOn, to: dayBefore(row.endsOn) })}{' '}
                    {row.startsOn > today && <Tag>{words('console.stand_ins.later')}</Tag>}
                  </>
                ),
                sort: (row) => row.endsOn,
              },
              { key: 'given', label: words('console.stand_ins.given_by'), cell: (row) => row.grantedByName ?? '–' },
              { key: 'do', label: words('console.stand_ins.do'), cell: (row) => <EndStandIn row={row} /> },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

function EndStandIn({ row }: { row: StandIn }) {
  const words = useWords()
  const label = words('console.stand_ins.end')
  return (
    <AskButton kind="link" label={label} title={label}>
      {(close) => (
        <WriteForm
          grave
          wish={() => ({ path: `/stand-ins/${row.id}/ending`, done: words('console.stand_ins.ended') })}
          button={label}
          onDone={close}
          onCancel={close}
        >
          {() => <p>{words('console.stand_ins.end_hint', { by: row.accountName, for: row.standInForName })}</p>}
        </WriteForm>
      )}
    </AskButton>
  )
}

/** The duty with its department or street by name. */
function useDutyText(): (row: StandIn) => string {
  const words = useWords()
  const departments = useRead<{ departments: { id: string; name: string }[] }>('/departments').data?.departments
  const streets = useRead<{ streets: { code: string; name: string }[] }>('/streets').data?.streets
  return ({ role, department, street }) =>
    [
      words(`sign_in.role.${role}`),
      departments?.find(({ id }) => id === department)?.name ?? department,
      streets?.find(({ code }) => code === street)?.name ?? street,
    ]
      .filter(Boolean)
      .join(' · ')
}

/** The last day of a period that ends before `day`. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
