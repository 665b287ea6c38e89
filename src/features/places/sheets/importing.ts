import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { addBedsIn } from '../capacity/beds.ts'
import { NewBeds } from '../capacity/contract.ts'
import { bedLines } from '../capacity/store.ts'
import type { Catalogue } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { readAreas } from '../facilities/areas-store.ts'
import { NewFacility } from '../facilities/contract.ts'
import { openIn, theFacility } from '../facilities/opening.ts'
import { openByName } from '../facilities/store.ts'
import { codeOf } from '../organizations/actions.ts'
import { organizationsByCode } from '../organizations/store.ts'
import { mayKeep } from '../policy.ts'
import { bedRun } from '../rules/bed-labels.ts'
import type { SheetReport } from '../shapes.ts'
import { readSheet, type SheetRow } from './read.ts'

type Bad = SheetReport['bad'][number]
type Files = { files: UploadedFile[] }

/** Enters the facilities of a small sheet: good rows are in, bad ones come back with row, field and what was expected; a facility that is there stays as it is. With `dry` nothing stays. */
export async function importFacilities(ctx: Context, { files }: Files, dry = false): Promise<SheetReport> {
  permit(ctx.actor.kind === 'system' || ctx.actor.grants.some(({ role }) => role === 'department_officer'))
  const rows = await readSheet(contentOf(files), ['类型', '名称', '开业日期'])
  return await enteredOrTried(ctx, dry, async (tx) => {
    const [catalogue, areas, there] = [await currentCatalogue(tx), await readAreas(tx), await openByName(tx)]
    const codes = await organizationsByCode(
      tx,
      rows.flatMap(({ cells }) => tidy(cells.统一社会信用代码)),
    )
    const kept = keptTypes(tx, catalogue)
    const byName = new Map(areas.map(({ name, code, parent }) => [`${parent === null ? '' : 'c'}${name}`, code]))
    return await eachRow(rows, async (row) => {
      const wish = parsed(row, NewFacility, facilityFields, facilityOf(row, { catalogue, codes, byName, kept }))
      const type = catalogue.types[wish.type]
      if (!type || !mayKeep(tx.actor, tx.district, type.departments))
        throw new RowFault({ row: row.row, field: '类型', value: row.cells.类型 ?? '', expected: kept })
      if (there.has(`${wish.type} ${wish.name}`)) return 'same'
      const { id } = await openIn(tx, wish, { catalogue, areas })
      there.set(`${wish.type} ${wish.name}`, id)
      return { id, name: wish.name }
    })
  })
}

/** Enters beds of a small sheet: one bed a row, or a run of them from 床号 to 至床号. Beds that are in service stay as they are. With `dry` nothing stays. */
export async function importBeds(ctx: Context, { files }: Files, dry = false): Promise<SheetReport> {
  permit(ctx.actor.kind === 'system' || ctx.actor.grants.some(({ role }) => role === 'department_officer'))
  const rows = await readSheet(contentOf(files), ['设施', '床号', '起始日期'])
  return await enteredOrTried(ctx, dry, async (tx) => {
    const { types } = await currentCatalogue(tx)
    const withBeds = Object.entries(types).flatMap(([id, type]) =>
      type.capacity.includes('bed') && mayKeep(tx.actor, tx.district, type.departments) ? [id] : [],
    )
    const there = await openByName(tx)
    return await eachRow(rows, async (row) => {
      const name = row.cells.设施 ?? ''
      const id = withBeds.flatMap((type) => there.get(`${type} ${name}`) ?? [])[0]
      if (!id) throw new RowFault({ row: row.row, field: '设施', value: name, expected: '本区在运营、设有床位的机构名称' })
      const wish = parsed(row, NewBeds, bedFields, bedsOf(row))
      const run = bedRun(wish.first, wish.last ?? wish.first)
      if (!run) throw new RowFault({ row: row.row, field: '床号', value: wish.first, expected: '201-1 至 220-4，或 1 至 30' })
      await theFacility(tx, id)
      const known = await bedLines(tx, id)
      const inService = ({ label }: { label: string }) =>
        known.get(label)?.line.some(({ from, to }) => from <= wish.from && (to === null || to > wish.from)) ?? false
      if (run.every(inService)) return 'same'
      await addBedsIn(tx, id, wish)
      return { id, name: wish.last === undefined ? `${name} ${wish.first}` : `${name} ${wish.first} – ${wish.last}` }
    })
  })
}

/** A row that cannot be entered, with what was expected. */
class RowFault extends Error {
  readonly bad: Pick<Bad, 'field' | 'value' | 'expected'>
  constructor({ field, value, expected }: { row: number; field: string; value: string; expected: string }) {
    super(expected)
    this.bad = { field, value, expected }
  }
}

/** A trial that is over: thrown so that nothing of it is committed. */
class Tried extends Error {}

/** Enters a sheet, or tries it: then everything is judged as if it were entered, and taken back. */
async function enteredOrTried(ctx: Context, dry: boolean, enter: (tx: Tx) => Promise<SheetReport>): Promise<SheetReport> {
  let report: SheetReport | undefined
  try {
    return await transaction(ctx, async (tx) => {
      report = { ...(await enter(tx)), enteredAt: tx.now.toISOString() }
      if (dry) throw new Tried()
      return report
    })
  } catch (error) {
    if (error instanceof Tried && report) return { ...report, dry: true, entered: [], enteredAt: null }
    throw error
  }
}

type Entered = 'made' | 'same' | { id: string; name: string }

/** Every refusal here is found before anything is written, so that the rows after it still go in. */
async function eachRow(rows: SheetRow[], enter: (row: SheetRow) => Promise<Entered>): Promise<SheetReport> {
  const headings = Object.keys(rows[0]?.cells ?? {})
  const report: SheetReport = { dry: false, rows: rows.length, made: 0, same: 0, entered: [], enteredAt: null, headings, bad: [] }
  for (const row of rows) {
    const cells = headings.map((heading) => row.cells[heading] ?? '')
    try {
      const came = await enter(row)
      if (typeof came === 'object') report.entered.push(came)
      report[came === 'same' ? 'same' : 'made'] += 1
    } catch (error) {
      if (error instanceof RowFault) report.bad.push({ row: row.row, ...error.bad, problem: null, cells })
      else if (error instanceof Problem && error.status === 422) report.bad.push({ ...faultOf(row, error), cells })
      else throw error
    }
  }
  return report
}

function faultOf({ row, cells }: SheetRow, { code, details }: Problem): Omit<Bad, 'cells'> {
  // Of an attribute the column itself is named, as it stands in the sheet.
  const field = code === 'attribute_value_wrong' ? String(details.name) : (fieldOfProblem[code] ?? code)
  return { ...{ row, field, value: cells[field] ?? '', problem: { code, details } }, ...saidOf(code, details) }
}

const saidOf = (code: string, details: Record<string, unknown>) => ({
  expected: [code, ...Object.entries(details).map(([name, value]) => `${name}=${String(value)}`)].join(' '),
})
const fieldOfProblem: Record<string, string> = {
  ...{ attribute_value_wrong: '属性', attribute_unknown: '属性', street_not_in_address: '地址', point_outside_district: '经度' },
  ...{ point_beyond_outline: '经度' },
  ...{ committee_of_facility_unknown: '居村委', street_of_facility_unknown: '街镇', organization_unknown: '统一社会信用代码' },
}

function facilityOf(
  { row, cells }: SheetRow,
  it: { catalogue: Catalogue; codes: ReadonlyMap<string, string>; byName: ReadonlyMap<string, string>; kept: string },
): Record<string, unknown> {
  const { types, attributes } = it.catalogue
  const type = Object.entries(types).find(([id, { zh, en }]) => [id, zh, en].includes(cells.类型 ?? ''))?.[0]
  if (type === undefined) {
    throw new RowFault({ row, field: '类型', value: cells.类型 ?? '', expected: it.kept })
  }
  const code = tidy(cells.统一社会信用代码)[0]
  const organization = code === undefined ? null : it.codes.get(code)
  if (code !== undefined && organization === undefined)
    throw new RowFault({ row, field: '统一社会信用代码', value: code, expected: '名录里已登记的经营主体' })
  const named = (heading: string, prefix: string) => {
    const name = cells[heading] ?? ''
    const found = name === '' ? null : it.byName.get(`${prefix}${name}`)
    if (found === undefined) throw new RowFault({ row, field: heading, value: name, expected: '本区的名称，如《街镇》页所列' })
    return found
  }
  const [lon, lat] = [cells.经度 ?? '', cells.纬度 ?? '']
  const said = Object.entries(attributes).flatMap(([id, { zh }]) => (cells[zh] ? [[id, cells[zh]]] : []))
  return {
    ...{ type, name: cells.名称, organization, street: named('街镇', ''), committee: named('居村委', 'c') },
    ...{ address: cells.地址 ?? '', phone: cells.电话 || null, openedOn: cells.开业日期, source: cells.来源 || '批量导入' },
    position:
      lon === '' && lat === ''
        ? null
        : { lon: Number(lon), lat: Number(lat), coordinateSystem: /gcj/i.test(cells.坐标系 ?? '') ? 'gcj02' : 'wgs84' },
    attributes: Object.fromEntries(said),
  }
}

function bedsOf({ cells }: SheetRow): Record<string, unknown> {
  const yes = (name: string) => /^(是|有|yes|1|true|√)$/i.test(cells[name] ?? '')
  return {
    ...{
      first: cells.床号,
      last: cells.至床号 || undefined,
      floor: cells.楼层 ?? '',
      from: cells.起始日期,
      source: cells.来源 || '批量导入',
    },
    ...{ nursing: yes('护理型'), dementia: yes('认知障碍'), basic: yes('保基本') },
  }
}

const facilityFields = {
  ...{ type: '类型', name: '名称', openedOn: '开业日期', phone: '电话', position: '经度', address: '地址', source: '来源' },
}
const day = '日期，如 2020-01-31'
const expectedOf: Record<string, string> = {
  ...{ 名称: '二至一百二十个字', 开业日期: day, 起始日期: day, 电话: '电话号码，如 021-59731234', 地址: '至多二百个字' },
  ...{
    经度: '经纬度，如 121.1134 和 31.1512',
    来源: '至多二百个字',
    床号: '201-1，或一段床号的第一个',
    至床号: '一段床号的最后一个',
  },
}
const bedFields = { first: '床号', last: '至床号', from: '起始日期', floor: '楼层' }

/** The row as its shape, or the first field that is none. */
function parsed<S extends z.ZodType>(
  { row, cells }: SheetRow,
  shape: S,
  fields: Record<string, string>,
  wish: Record<string, unknown>,
): z.output<S> {
  const read = shape.safeParse(wish)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const field = fields[String(issue?.path[0] ?? '')] ?? String(issue?.path[0] ?? '')
  throw new RowFault({ row, field, value: cells[field] ?? '', expected: expectedOf[field] ?? issue?.message ?? '' })
}

function contentOf(files: UploadedFile[]): Buffer {
  const [file] = files
  if (!file || file.content.length === 0) throw new Problem(422, 'register_sheet_missing')
  return file.content
}

function tidy(code: string | undefined): string[] {
  if (!code) return []
  try {
    return [codeOf(code) as string]
  } catch {
    return [code]
  }
}

const keptTypes = (tx: Tx, { types }: Catalogue) =>
  Object.values(types)
    .filter(({ departments }) => mayKeep(tx.actor, tx.district, departments))
    .map(({ zh }) => zh)
    .join('、')
