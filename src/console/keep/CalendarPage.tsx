/** @jsxImportSource react */
import type { z } from 'zod'
import type { CalendarYear } from '../../platform/calendar/contract.ts'
import { useReadInstallation } from '../api/use-read.ts'
import { AskButton } from '../parts/AskButton.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Empty, Loaded } from '../parts/States.tsx'
import { Tag } from '../parts/Tag.tsx'
import { useHolds } from '../session/session.tsx'
import { useWords } from '../words/words.ts'
import { CalendarForm } from './CalendarForm.tsx'

export type Year = z.output<typeof CalendarYear>

/** The holidays and made-up working days (调休) of each year, by which every deadline is counted. */
export function CalendarPage() {
  const words = useWords()
  const mayChange = useHolds('coordinator', 'administrator')
  const answer = useReadInstallation<{ years: Year[] }>('/calendar')
  return (
    <>
      <PageHead
        title={words('console.calendar.title')}
        note={words('console.calendar.note')}
        actions={
          mayChange && (
            <AskButton kind="button main" label={words('console.calendar.add')} title={words('console.calendar.add')}>
              {(close) => <CalendarForm close={close} />}
            </AskButton>
          )
        }
      />
      <Loaded of={answer}>{({ years }) => <Years years={years} mayChange={mayChange} />}</Loaded>
    </>
  )
}

function Years({ years, mayChange }: { years: Year[]; mayChange: boolean }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.calendar.title')}
      rows={[...years].sort((a, b) => b.year - a.year)}
      rowKey={(year) => String(year.year)}
      empty={<Empty title={words('console.calendar.none')} />}
      columns={[
        {
          key: 'year',
          label: words('console.calendar.year'),
          heading: true,
          cell: (year) => (
            <>
              {year.year} {year.unsure && <Tag tone="wait">{words('console.calendar.unsure')}</Tag>}
              <div className="src">{year.source}</div>
            </>
          ),
        },
        {
          key: 'holidays',
          label: words('console.calendar.holidays'),
          broad: true,
          width: '45%',
          cell: (year) => year.holidays.map((one) => `${one.name} ${span(one.from, one.through)}`).join('；'),
        },
        {
          key: 'workdays',
          label: words('console.calendar.workdays'),
          broad: true,
          cell: (year) => year.workdays.map((day) => day.slice(5)).join('、') || '–',
        },
        ...(mayChange
          ? [
              {
                key: 'change',
                label: words('console.calendar.change'),
                cell: (year: Year) => (
                  <AskButton
                    kind="link"
                    label={words('console.calendar.change')}
                    title={words('console.calendar.change_year', { year: year.year })}
                  >
                    {(close) => <CalendarForm year={year} close={close} />}
                  </AskButton>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

const span = (from: string, through: string) => (from === through ? from.slice(5) : `${from.slice(5)}～${through.slice(5)}`)
