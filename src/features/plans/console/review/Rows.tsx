/** @jsxImportSource react */
import { type FormEvent, useEffect, useRef } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Draft, Row, Section } from './draft.ts'
import { fieldsOf, rowFrom, typedOf } from './fields.ts'

type Told = { draft: Draft; section: Section; open: number | undefined; onOpen(index: number | undefined): void }

/** The rows of one part: each can be opened at its place in the source, corrected, or struck. */
export function Rows({ draft, section, open, onOpen }: Told) {
  const words = useWords()
  const rows = draft.rows(section)
  if (rows.length === 0) return <p className="muted">{words('console.plans.review.no_rows')}</p>
  return (
    <ol className="review-rows">
      {rows.map((row, index) => (
        <OneRow
          key={`${section} ${index.toString()}`}
          row={row}
          index={index}
          draft={draft}
          section={section}
          open={open === index}
          onOpen={onOpen}
        />
      ))}
    </ol>
  )
}

function OneRow({ row, index, draft, section, open, onOpen }: Omit<Told, 'open'> & { row: Row; index: number; open: boolean }) {
  const words = useWords()
  const struck = draft.struck.has(`${section} ${index}`)
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) line.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <li ref={line} className={struck ? 'struck' : undefined} aria-current={open ? 'true' : undefined}>
      <div className="entry-head">
        <button type="button" className="name" aria-expanded={open} onClick={() => onOpen(open ? undefined : index)}>
          {summaryOf(section, row)}
        </button>
        <button type="button" className="link" onClick={() => draft.strike(section, index)}>
          {words(struck ? 'console.plans.review.restore' : 'console.plans.review.strike')}
        </button>
      </div>
      <p className="src">{detailsOf(section, row)}</p>
      {open && !struck && <RowForm row={row} section={section} onSave={(changed) => draft.change(section, index, changed)} />}
    </li>
  )
}

function RowForm({ row, section, onSave }: { row: Row; section: Section; onSave(row: Row): void }) {
  const words = useWords()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSave(rowFrom(section, row, new FormData(event.currentTarget)))
  }
  return (
    <form className="row-form" onSubmit={submit}>
      {fieldsOf[section].map((field) => (
        <Field
          key={field.name}
          label={words(`console.plans.review.field.${field.name}`)}
          hint={field.kind === 'list' ? words('console.plans.review.list_hint') : undefined}
        >
          {(told) =>
            field.kind === 'choice' ? (
              <select {...told} name={field.name} defaultValue={typedOf(row, field)}>
                {!field.required && <option value="">–</option>}
                {field.options?.map((option) => (
                  <option key={option} value={option}>
                    {words(`console.plans.review.option.${option}`)}
                  </option>
                ))}
              </select>
            ) : (
              <input
                {...told}
                name={field.name}
                required={field.required}
                type={field.kind === 'integer' || field.kind === 'number' ? 'number' : 'text'}
                step={field.kind === 'integer' ? 1 : 'any'}
                defaultValue={typedOf(row, field)}
              />
            )
          }
        </Field>
      ))}
      <button type="submit" className="button">
        {words('console.plans.review.take')}
      </button>
    </form>
  )
}

/** The row's own name. */
export function summaryOf(section: Section, row: Row): string {
  const no = row.no === null || row.no === undefined ? '' : `${String(row.no)} `
  return `${no}${String(section === 'tasks' ? row.title : row.name)}`
}

function detailsOf(section: Section, row: Row): string {
  const joined = (value: unknown) => (Array.isArray(value) ? value.join('、') : '')
  if (section === 'indicators')
    return [
      `${String(row.base ?? '–')} → ${String(row.target ?? '–')} ${String(row.unit ?? '')}`.trim(),
      row.nature,
      joined(row.leads),
    ]
      .filter(Boolean)
      .join(' · ')
  if (section === 'tasks') return joined(row.departments)
  return [row.type, row.category, joined(row.responsible)].filter(Boolean).join(' · ')
}
