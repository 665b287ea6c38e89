import type { Row, Section, Span } from './draft.ts'

/** How one field of a row is entered. `list` is names with 、 between them; `empty` says what nothing means there. */
export type RowField = {
  name: string
  kind: 'text' | 'integer' | 'number' | 'list' | 'choice'
  options?: readonly string[]
  required?: boolean
  optional?: boolean
}

const text = (name: string, rest: Partial<RowField> = {}): RowField => ({ name, kind: 'text', ...rest })

const project: RowField[] = [
  { name: 'no', kind: 'integer' },
  text('name', { required: true }),
  text('type'),
  text('period'),
  text('place'),
  { name: 'investmentWan', kind: 'number' },
  { name: 'requestedWan', kind: 'number' },
  { name: 'responsible', kind: 'list' },
]

const listRow: RowField[] = [
  { name: 'no', kind: 'integer' },
  text('category', { optional: true }),
  text('name', { required: true }),
  text('docNumber', { optional: true }),
  { name: 'responsible', kind: 'list' },
]

/** The fields of each part, in the order one reads them. */
export const fieldsOf: Record<Section, RowField[]> = {
  indicators: [
    text('name', { required: true }),
    { name: 'no', kind: 'integer' },
    { name: 'domain', kind: 'choice', options: ['养老', '托育'], required: true },
    text('category'),
    text('unit'),
    { name: 'baseYear', kind: 'integer' },
    text('base'),
    { name: 'baseValue', kind: 'number' },
    { name: 'targetYear', kind: 'integer' },
    text('target'),
    { name: 'targetOp', kind: 'choice', options: ['>=', '>', '=', '<=', 'range', '~', 'qualitative'], required: true },
    { name: 'targetValue', kind: 'number' },
    { name: 'targetMax', kind: 'number', optional: true },
    { name: 'nature', kind: 'choice', options: ['约束性', '预期性'] },
    { name: 'leads', kind: 'list' },
  ],
  tasks: [
    text('title', { required: true }),
    text('no'),
    { name: 'path', kind: 'list' },
    { name: 'departments', kind: 'list' },
    { name: 'domain', kind: 'choice', options: ['养老', '托育', 'both', '保障'], required: true },
  ],
  projects: project,
  policies: listRow,
  reforms: listRow,
  industries: listRow,
  factors: listRow,
}

/** The row with what a form holds: nothing becomes null, or is left out where the field is optional. */
export function rowFrom(section: Section, before: Row, form: FormData): Row {
  const row: Row = { ...before }
  for (const field of fieldsOf[section]) {
    const typed = String(form.get(field.name) ?? '').trim()
    if (field.kind === 'list')
      row[field.name] =
        typed === ''
          ? []
          : typed
              .split(/[、\n]/)
              .map((one) => one.trim())
              .filter(Boolean)
    else if (typed !== '') row[field.name] = field.kind === 'text' || field.kind === 'choice' ? typed : Number(typed)
    else if (field.optional) delete row[field.name]
    else row[field.name] = null
  }
  return row
}

/** What a field of a row shows in its form. */
export function typedOf(row: Row, { name, kind }: RowField): string {
  const value = row[name]
  if (value === null || value === undefined) return ''
  return kind === 'list' ? (value as string[]).join('、') : String(value)
}

/** A new row at a place of the source; its key follows the last one of its domain. */
export function newRow(section: Section, span: Span, text: string, rows: Row[]): Row {
  const name = text.replace(/\s+/g, '')
  if (section === 'tasks') return { path: [], no: null, title: name, departments: [], domain: '养老', span }
  if (section === 'projects')
    return {
      no: null,
      name,
      type: null,
      period: null,
      place: null,
      investmentWan: null,
      requestedWan: null,
      responsible: [],
      content: null,
      span,
    }
  if (section !== 'indicators') return { no: null, name, responsible: [], columns: [], span }
  const last = Math.max(0, ...rows.filter((row) => row.domain === '养老').map((row) => Number(String(row.key).split('/')[1])))
  return {
    ...{
      key: `养老/${last + 1}`,
      no: null,
      domain: '养老',
      category: null,
      name,
      unit: null,
      baseYear: null,
      base: null,
      baseValue: null,
    },
    ...{ targetYear: null, target: null, targetOp: 'qualitative', targetValue: null, nature: null, leads: [], span },
  }
}
