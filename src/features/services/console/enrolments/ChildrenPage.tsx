/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Choice } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress, useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { MissedSteps } from '../../enrolments/contract.ts'
import { useSaid } from '../parts/said.ts'
import { CheckForm } from './CheckForm.tsx'
import { More } from './More.tsx'
import { paths } from './paths.ts'
import { usePages } from './use-pages.ts'
import { homeOf, whoOf } from './who.ts'
import './enrolments.css'

/** Children whose handbook, visit or check is due or was missed, by step and street. */
export function ChildrenPage() {
  const words = useWords()
  const said = useSaid()
  const wide = useHolds('department_officer')
  const writable = useWritable()
  const [{ state, step, street }] = useAddress()
  const asked = state === 'due' ? 'due' : 'missed'
  const list = usePages<MissedSteps>(paths.children, { state: asked, step, street })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const steps = list.data?.pages[0]?.steps ?? []
  const streets = useRead<{ streets: { code: string; name: string }[] }>(paths.streets).data?.streets ?? []
  return (
    <>
      <PageHead
        title={words('console.enrolments.children.title')}
        note={words('console.enrolments.children.note')}
        actions={<To path="/enrolments">{words('console.enrolments.all')}</To>}
      />
      <nav className="enrolment-views" aria-label={words('console.enrolments.views')}>
        {(['missed', 'due'] as const).map((one) => (
          <To
            key={one}
            path="/enrolments/children"
            search={{ state: one, step, street }}
            aria-current={one === asked ? 'page' : undefined}
          >
            {words(`console.enrolments.children.${one}`)}
          </To>
        ))}
      </nav>
      <div className="filters">
        <Choice
          name="step"
          label={words('console.enrolments.children.step')}
          all={words('console.enrolments.children.all_steps')}
          options={steps.map((one) => ({
            value: one.step,
            label: words('console.enrolments.children.counted', { name: said(one.name), n: figure(one.n) }),
          }))}
        />
        {wide && (
          <Choice
            name="street"
            label={words('console.enrolments.street')}
            all={words('console.enrolments.all_streets')}
            options={streets.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
      </div>
      {list.error && rows.length === 0 ? (
        <Refused error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton rows={8} />
      ) : (
        <DataTable
          caption={words('console.enrolments.children.title')}
          rows={rows}
          rowKey={({ who, step: one }) => `${who.id} ${one}`}
          empty={<Empty title={words(`console.enrolments.children.none_${asked}`)} />}
          columns={[
            {
              key: 'name',
              label: words('console.enrolments.person'),
              heading: true,
              width: '30%',
              cell: ({ who }) => (
                <>
                  <To path={`/people/${who.id}`} className="enrolment-name">
                    {who.name}
                  </To>{' '}
                  <span className="muted">{whoOf(who, words)}</span>
                </>
              ),
            },
            {
              key: 'born',
              label: words('console.enrolments.children.born'),
              sort: ({ who }) => who.bornOn,
              cell: ({ who }) => who.bornOn ?? '–',
            },
            { key: 'home', label: words('console.enrolments.home'), cell: ({ who }) => homeOf(who) || '–' },
            { key: 'step', label: words('console.enrolments.children.step'), cell: ({ name }) => said(name) },
            {
              key: 'record',
              label: words('console.enrolments.check.title'),
              cell: ({ who, step: one, name, service }) =>
                service &&
                writable && (
                  <AskButton kind="link" label={words('console.enrolments.check.title')} title={`${who.name} · ${said(name)}`}>
                    {(close) => (
                      <CheckForm
                        service={{ id: service, check: null }}
                        person={who.id}
                        step={{ id: one, name: name.zh }}
                        close={close}
                      />
                    )}
                  </AskButton>
                ),
            },
            {
              key: 'until',
              label: words('console.enrolments.children.until'),
              sort: ({ until }) => until,
              cell: ({ until }) => until,
            },
          ]}
        />
      )}
      <More list={list} shown={rows.length} />
    </>
  )
}
