import { zone } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { type Column, spreadsheet, workbookOf } from '../../../platform/files/workbook.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Words, wordsOf, wordTable } from '../../../platform/words/words.ts'
import { noteListed } from '../../people/index.ts'
import { type Purpose, purposes } from '../../people/shapes.ts'
import { childrenPage, familiesPage } from './actions.ts'
import type { ChildrenQuery, ChildrenWithout, FacilityReturn, FamiliesQuery, FamilyBelow, ReturnQuery } from './contract.ts'
import { returnOf } from './returns.ts'
import zh from './words.zh.json' with { type: 'json' }

const atMost = 20_000
const atOnce = 200
const say: Words = wordsOf(wordTable([zh]))
const word = (name: string) => say(`sessions.use.column.${name}`)
const said = (name: string, values?: Record<string, unknown>) => say(`sessions.use.sheet.${name}`, values)

type Taking<Query> = Query & { purpose?: Purpose | undefined }

/** The children without a session as a workbook, phones masked; that it was taken and what for is on record. Problems: 403, 422 `purpose_needed`, `list_too_long`. */
export async function exportChildren(ctx: Context, { purpose, ...query }: Taking<ChildrenQuery>): Promise<Download> {
  type Child = ChildrenWithout['children'][number]
  const { rows, notes } = await transaction(ctx, async (tx) => {
    const rows = await allOf<Child>((after) =>
      childrenPage(tx, { ...query, after, limit: atOnce }).then(({ children, next }) => ({ rows: children, next })),
    )
    return {
      rows,
      notes: await taken(tx, 'sessions.export_children', {
        purpose,
        persons: rows.map(({ id }) => id),
        count: rows.length,
        synthetic: rows.some((row) => row.synthetic),
      }),
    }
  })
  const columns: Column<Child>[] = [
    { heading: word('name'), width: 12, of: ({ name }) => name },
    { heading: word('bornOn'), width: 12, kind: 'day', of: ({ bornOn }) => bornOn },
    { heading: word('months'), width: 8, kind: 'number', of: ({ months }) => months },
    { heading: word('street'), width: 14, of: ({ streetName }) => streetName },
    { heading: word('committee'), width: 22, of: ({ committeeName }) => committeeName },
    { heading: word('phone'), width: 16, of: ({ phone }) => phone },
    { heading: word('asked'), width: 10, of: ({ asked }) => yesNo(asked) },
  ]
  return sheet('children', notes, columns, rows)
}

/** The families below the least number as a workbook. Problems: as above. */
export async function exportFamilies(ctx: Context, { purpose, ...query }: Taking<FamiliesQuery>): Promise<Download> {
  const { rows, notes } = await transaction(ctx, async (tx) => {
    const { floor } = await familiesPage(tx, { ...query, after: undefined, limit: 1 })
    const rows = await allOf<FamilyBelow>((after) =>
      familiesPage(tx, { ...query, after, limit: atOnce }).then(({ families, next }) => ({ rows: families, next })),
    )
    const synthetic = rows.some(({ children }) => children.some((child) => child.synthetic))
    const persons = rows.flatMap(({ children }) => children.map(({ id }) => id))
    const notes = await taken(tx, 'sessions.export_families', { purpose, persons, count: rows.length, synthetic })
    const least = floor ? [said(floor.confirmed ? 'floor' : 'floorUnsure', { n: floor.atLeast })] : []
    return { rows, notes: [...least, ...notes] }
  })
  const columns: Column<FamilyBelow>[] = [
    { heading: word('children'), width: 24, of: ({ children }) => children.map(({ name }) => name).join('、') },
    { heading: word('street'), width: 14, of: ({ streetName }) => streetName },
    { heading: word('phone'), width: 16, of: ({ children }) => children.find(({ phone }) => phone)?.phone ?? null },
    { heading: word('contacts'), width: 10, kind: 'number', of: ({ contacts }) => contacts },
    { heading: word('asked'), width: 10, of: ({ asked }) => yesNo(asked) },
  ]
  return sheet('families', notes, columns, rows)
}

/** A facility's monthly return as a workbook. Problems: 403, 404. */
export async function exportReturn(ctx: Context, facility: string, query: ReturnQuery): Promise<Download> {
  const { filled, at } = await transaction(ctx, async (tx) => {
    const filled = await returnOf(tx, facility, query)
    await tx.audit('sessions.export_return', `facility/${facility}`, { month: query.month })
    return { filled, at: tx.now.toLocaleString('zh-CN', { timeZone: zone, hour12: false }) }
  })
  type Line = FacilityReturn['total'] & { serviceName: string; feeFen: number }
  const fees = filled.services.reduce((total, { feeFen }) => total + feeFen, 0)
  const rows: Line[] = [...filled.services, { ...filled.total, serviceName: said('total'), feeFen: fees }]
  const numbers = [
    ...['slots', 'held', 'slotsCancelled', 'capacity', 'booked', 'attended', 'absent', 'cancelled'],
    ...['unserved', 'people', 'free', 'priced', 'overridden'],
  ] as const
  const columns: Column<Line>[] = [
    { heading: word('service'), width: 24, of: ({ serviceName }) => serviceName },
    ...numbers.map(
      (name): Column<Line> => ({
        heading: word(name),
        width: 10,
        kind: 'number',
        of: (line) => line[name as keyof FacilityReturn['total']],
      }),
    ),
    { heading: word('fee'), width: 10, kind: 'number', of: ({ feeFen }) => feeFen / 100 },
  ]
  const notes = [
    said('filled', { name: filled.facilityName, month: filled.month, at }),
    ...(filled.unsettled > 0 ? [said('unsettled', { n: filled.unsettled })] : []),
  ]
  return sheet('return', notes, columns, rows, `${filled.facilityName} ${filled.month} `)
}

const yesNo = (is: boolean): string => word(is ? 'yes' : 'no')

async function allOf<Row>(page: (after: string | undefined) => Promise<{ rows: Row[]; next: string | null }>): Promise<Row[]> {
  const all: Row[] = []
  for (let after: string | undefined; ; ) {
    const { rows, next } = await page(after)
    all.push(...rows)
    if (all.length > atMost) throw new Problem(422, 'list_too_long', { limit: atMost })
    if (next === null) return all
    after = next
  }
}

async function taken(
  tx: Tx,
  action: string,
  { purpose, persons, count, synthetic }: { purpose: Purpose | undefined; persons: string[]; count: number; synthetic: boolean },
): Promise<string[]> {
  if (!purpose || !purposes.includes(purpose)) throw new Problem(422, 'purpose_needed')
  await noteListed(tx, { action, subject: 'session-use', details: { purpose, rows: count }, how: 'taken', persons })
  const at = tx.now.toLocaleString('zh-CN', { timeZone: zone, hour12: false })
  const why = say(`sessions.use.purpose.${purpose}`)
  return [said('taken', { by: tx.actor.name, at, purpose: why, count }), said('care'), ...(synthetic ? [said('synthetic')] : [])]
}

const sheet = <Row>(what: string, notes: string[], columns: Column<Row>[], rows: Row[], before = ''): Download => {
  const title = `${before}${said(what)}`
  return {
    download: {
      name: `${title}.xlsx`,
      mediaType: spreadsheet,
      body: workbookOf({ name: said(what), title, notes, columns, rows }),
    },
  }
}
