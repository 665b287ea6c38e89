/** @jsxImportSource react */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { upload } from '../../../../console/api/upload.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { FileField } from '../../../../console/parts/FileField.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress, useDistrict } from '../../../../console/session/place.ts'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { EnrolmentServices } from '../../enrolments/contract.ts'
import type { EnrolmentImport, EnrolmentImportDetail } from '../../enrolments/importing/contract.ts'
import { useSaid } from '../parts/said.ts'
import { paths } from './paths.ts'
import './enrolments.css'

/** Lists that come in as files: choose the service, name where the list comes from, and see which rows did not get in. */
export function ImportsPage() {
  const words = useWords()
  const [{ import: chosen }] = useAddress()
  const list = useRead<{ imports: EnrolmentImport[] }>(paths.imports)
  const waiting = list.data?.imports.some(({ state }) => state === 'waiting') ?? false
  useAgain(waiting, () => void list.refetch())
  return (
    <>
      <PageHead
        title={words('console.enrolments.imports.title')}
        note={words('console.enrolments.imports.note')}
        actions={<To path="/enrolments">{words('console.enrolments.all')}</To>}
      />
      <NewImport />
      {chosen && <Outcome id={chosen} />}
      <Loaded of={list}>
        {({ imports }) => (
          <DataTable
            caption={words('console.enrolments.imports.title')}
            rows={imports}
            rowKey={({ id }) => id}
            current={chosen}
            empty={<Empty title={words('console.enrolments.imports.none')} />}
            columns={[
              {
                key: 'file',
                label: words('console.enrolments.imports.file'),
                heading: true,
                width: '34%',
                cell: (row) => (
                  <>
                    <To path="/enrolments/imports" search={{ import: row.id }}>
                      {row.fileName}
                    </To>
                    <div className="src">{`${row.serviceName} · ${row.madeByName} · ${instant(row.madeAt)}`}</div>
                  </>
                ),
              },
              { key: 'state', label: words('console.enrolments.imports.state'), cell: (row) => <State row={row} /> },
              {
                key: 'rows',
                label: words('console.enrolments.imports.rows'),
                numeric: true,
                cell: ({ rows }) => (rows === null ? '–' : figure(rows)),
              },
              { key: 'made', label: words('console.enrolments.imports.made'), numeric: true, cell: ({ made }) => figure(made) },
              { key: 'same', label: words('console.enrolments.imports.same'), numeric: true, cell: ({ same }) => figure(same) },
              { key: 'bad', label: words('console.enrolments.imports.bad'), numeric: true, cell: ({ bad }) => figure(bad) },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

function NewImport() {
  const words = useWords()
  const said = useSaid()
  const district = useDistrict()
  const [, setAddress] = useAddress()
  const queries = useQueryClient()
  const services = useRead<EnrolmentServices>(paths.services).data?.services ?? []
  const [service, setService] = useState('')
  const [document, setDocument] = useState('')
  const send = async (file: File, onProgress: (share: number) => void) => {
    const fields = { service, document }
    const made = await upload<{ id: string }>(`/api/districts/${district}${paths.imports}`, file, { onProgress, fields })
    await queries.invalidateQueries({ queryKey: ['district', district, paths.imports] })
    setAddress({ import: made.id })
  }
  return (
    <section className="panel calm enrolment-import">
      <Field label={words('console.enrolments.service')}>
        {(told) => (
          <select {...told} value={service} onChange={(event) => setService(event.target.value)}>
            <option value="">{words('console.enrolments.imports.choose')}</option>
            {services.map(({ id, name }) => (
              <option key={id} value={id}>
                {said(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words('console.enrolments.imports.document')} hint={words('console.enrolments.imports.document_hint')}>
        {(told) => <input {...told} value={document} maxLength={200} onChange={(event) => setDocument(event.target.value)} />}
      </Field>
      <p className="hint">
        {words('console.enrolments.imports.columns')}{' '}
        <ExportLink path={paths.template} label={words('console.enrolments.imports.template')} />
      </p>
      {service !== '' && document.trim().length >= 2 ? (
        <FileField
          label={words('console.enrolments.imports.choose_file')}
          kinds={{ said: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' }}
          maxMegabytes={20}
          send={send}
        />
      ) : (
        <p className="muted">{words('console.enrolments.imports.first')}</p>
      )}
    </section>
  )
}

function Outcome({ id }: { id: string }) {
  const words = useWords()
  const one = useRead<EnrolmentImportDetail>(paths.import(id))
  useAgain(one.data?.state === 'waiting', () => void one.refetch())
  return (
    <Loaded of={one} rows={3}>
      {(row) => (
        <section className="panel" aria-live="polite">
          <h2>
            {row.fileName} <State row={row} />
          </h2>
          {row.state === 'failed' && (
            <p className="summary">{words(`problem.${row.failure ?? 'unknown'}`, row.failureDetails)}</p>
          )}
          {row.state === 'done' && (
            <p>{words('console.enrolments.imports.outcome', { rows: row.rows, made: row.made, same: row.same, bad: row.bad })}</p>
          )}
          {row.bad > 0 && (
            <p>
              <ExportLink path={`${paths.import(row.id)}/faults`} label={words('console.enrolments.imports.faults')} />
            </p>
          )}
          {row.faults.length > 0 && (
            <DataTable
              caption={words('console.enrolments.imports.bad')}
              rows={row.faults}
              rowKey={(fault) => `${fault.row} ${fault.field} ${fault.reason}`}
              sortName="faults"
              empty={null}
              columns={[
                {
                  key: 'row',
                  label: words('console.enrolments.imports.row'),
                  heading: true,
                  cell: (fault) => words('console.enrolments.imports.row_n', { n: fault.row }),
                },
                { key: 'field', label: words('console.enrolments.imports.field'), cell: ({ field }) => field },
                { key: 'value', label: words('console.enrolments.imports.value'), cell: ({ value }) => value || '–' },
                {
                  key: 'reason',
                  label: words('console.enrolments.imports.reason'),
                  broad: true,
                  cell: ({ reason }) => words(reasonKey(reason, words)),
                },
              ]}
            />
          )}
        </section>
      )}
    </Loaded>
  )
}

/** A row's own sentence, else that of the number's fault. */
function reasonKey(reason: string, words: ReturnType<typeof useWords>): string {
  const own = `services.enrolments.reason.${reason}`
  if (words(own) !== own) return own
  return 'services.enrolments.reason.number'
}

function State({ row }: { row: EnrolmentImport }) {
  const words = useWords()
  const tone = row.state === 'failed' ? 'urgent' : row.state === 'waiting' || row.bad > 0 ? 'wait' : 'good'
  return <Tag tone={tone}>{words(`console.enrolments.imports.state_${row.state}`)}</Tag>
}

/** Asks again every second while something is under way. */
function useAgain(going: boolean, again: () => void): void {
  useEffect(() => {
    if (!going) return
    const timer = setInterval(again, 1000)
    return () => clearInterval(timer)
  })
}
