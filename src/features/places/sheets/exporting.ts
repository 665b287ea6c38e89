import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { readBeds, readClasses } from '../capacity/store.ts'
import type { Catalogue } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import type { DesignationFileQuery, DesignationRow } from '../designations/contract.ts'
import { readDesignations } from '../designations/store.ts'
import type { FacilityFileQuery, FacilityRow } from '../facilities/contract.ts'
import { chosenFacilities, seenOn } from '../facilities/list.ts'
import { readOrganizations } from '../organizations/store.ts'
import { type Column, sheetDownload } from './write.ts'

type Language = 'zh' | 'en'
type Said = { zh: string; en: string }
type FileWish = { lang: Language; asOf?: string | undefined }
const everything = { offset: 0, limit: 1_000_000 }

/** The register of facilities as a workbook that can be imported again: the headings are those that the import reads. */
export async function exportFacilities(ctx: Context, query: FacilityFileQuery): Promise<Download> {
  return await exported(ctx, query, { zh: '设施台账', en: 'Facilities' }, async (tx) => {
    const { attributes } = await currentCatalogue(tx)
    const { rows } = await chosenFacilities(tx, query, everything)
    return { rows, columns: facilityColumns(attributes, query.lang) }
  })
}

/** Every bed in service on the day. */
export async function exportBeds(ctx: Context, query: FileWish): Promise<Download> {
  return await exported(ctx, query, { zh: '床位台账', en: 'Beds' }, async (tx) => {
    const named = await namesOf(tx)
    const heading = headings(query.lang)
    const yes = (value: boolean) => (value ? heading('是', 'yes') : null)
    const rows = await readBeds(tx)
    const columns: Column<(typeof rows)[number]>[] = [
      { heading: heading('设施', 'Facility'), width: 30, of: (row) => named.get(row.facility) ?? '' },
      { heading: heading('床号', 'Bed'), width: 12, of: (row) => row.label },
      { heading: heading('楼层', 'Floor'), width: 8, of: (row) => row.floor || null },
      { heading: heading('护理型', 'Nursing'), width: 9, of: (row) => yes(row.nursing) },
      { heading: heading('认知障碍', 'Dementia'), width: 9, of: (row) => yes(row.dementia) },
      { heading: heading('保基本', 'Basic'), width: 9, of: (row) => yes(row.basic) },
      { heading: heading('起始日期', 'Since'), width: 12, of: (row) => row.from },
    ]
    return { rows, columns }
  })
}

/** Every nursery class of the day. */
export async function exportClasses(ctx: Context, query: FileWish): Promise<Download> {
  return await exported(ctx, query, { zh: '托位台账', en: 'Nursery classes' }, async (tx) => {
    const named = await namesOf(tx)
    const heading = headings(query.lang)
    const kinds = { infant: '乳儿班', younger: '托小班', older: '托大班', mixed: '混龄班' }
    const rows = await readClasses(tx)
    const columns: Column<(typeof rows)[number]>[] = [
      { heading: heading('设施', 'Facility'), width: 30, of: (row) => named.get(row.facility) ?? '' },
      { heading: heading('班名', 'Class'), width: 16, of: (row) => row.name },
      { heading: heading('班型', 'Age'), width: 10, of: (row) => heading(kinds[row.kind], row.kind) },
      { heading: heading('托位', 'Places'), width: 8, of: (row) => row.places },
      { heading: heading('普惠', 'Inclusive'), width: 8, of: (row) => (row.inclusive ? heading('是', 'yes') : null) },
      { heading: heading('起始日期', 'Since'), width: 12, of: (row) => row.from },
    ]
    return { rows, columns }
  })
}

/** The designations of the day. */
export async function exportDesignations(ctx: Context, query: DesignationFileQuery): Promise<Download> {
  return await exported(ctx, query, { zh: '命名台账', en: 'Designations' }, async (tx) => {
    const { designations } = await currentCatalogue(tx)
    const heading = headings(query.lang)
    const { rows } = await readDesignations(tx, { ...query, kinds: query.kind ? [query.kind] : undefined }, everything)
    const columns: Column<Omit<DesignationRow, 'kindName'>>[] = [
      { heading: heading('命名', 'Designation'), width: 24, of: (row) => designations[row.kind]?.[query.lang] ?? row.kind },
      { heading: heading('对象', 'Of'), width: 30, of: (row) => row.name || row.subjectName },
      { heading: heading('街镇', 'Street'), width: 14, of: (row) => row.streetName },
      { heading: heading('级别', 'Level'), width: 10, of: (row) => row.level || null },
      { heading: heading('授予', 'Given'), width: 12, of: (row) => row.givenOn },
      { heading: heading('到期', 'Expires'), width: 12, of: (row) => row.expiresOn },
      { heading: heading('撤销', 'Ended'), width: 12, of: (row) => row.endedOn },
      { heading: heading('文号', 'Document'), width: 24, of: (row) => row.document || null },
    ]
    return { rows, columns }
  })
}

/** The installation's organizations, with how many facilities each runs here. */
export async function exportOrganizations(ctx: Context, query: FileWish): Promise<Download> {
  return await exported(ctx, query, { zh: '经营主体名录', en: 'Organizations' }, async (tx) => {
    const heading = headings(query.lang)
    const rows = await readOrganizations(tx)
    const columns: Column<(typeof rows)[number]>[] = [
      { heading: heading('名称', 'Name'), width: 34, of: (row) => row.name },
      { heading: heading('统一社会信用代码', 'Credit code'), width: 24, of: (row) => row.code },
      { heading: heading('电话', 'Telephone'), width: 18, of: (row) => row.phone },
      { heading: heading('本区设施', 'Facilities here'), width: 10, of: (row) => row.facilities },
    ]
    return { rows, columns }
  })
}

const headings = (language: Language) => (zh: string, en: string) => (language === 'zh' ? zh : en)

async function exported<Row>(
  ctx: Context,
  { lang, asOf }: FileWish,
  title: Said,
  read: (tx: Tx) => Promise<{ rows: Row[]; columns: Column<Row>[] }>,
): Promise<Download> {
  const { day, rows, columns } = await reading(seenOn(ctx, asOf), async (tx) => ({ day: tx.asOf, ...(await read(tx)) }))
  await transaction({ ...ctx, idempotency: undefined }, (tx) =>
    tx.audit('places.export', title.en, { asOf: day, rows: rows.length }),
  )
  const demo =
    ctx.clock.offsetDays !== 0 ? (lang === 'zh' ? '演示数据，由系统编造。' : 'Synthetic data of a demonstration. ') : ''
  const note = lang === 'zh' ? `${demo}截至 ${day}，共 ${rows.length} 条` : `${demo}As of ${day}: ${rows.length}`
  return sheetDownload({ title: title[lang], note, columns, rows, asOf: day })
}

function facilityColumns(attributes: Catalogue['attributes'], language: Language): Column<FacilityRow>[] {
  const heading = headings(language)
  return [
    { heading: heading('类型', 'Type'), width: 18, of: (row) => row.typeName },
    { heading: heading('名称', 'Name'), width: 32, of: (row) => row.name },
    { heading: heading('经营主体', 'Operator'), width: 28, of: (row) => row.organization?.name ?? null },
    { heading: heading('街镇', 'Street'), width: 14, of: (row) => row.streetName },
    { heading: heading('居村委', 'Committee'), width: 20, of: (row) => row.committeeName },
    { heading: heading('地址', 'Address'), width: 32, of: (row) => row.address || null },
    { heading: heading('经度', 'Longitude'), width: 12, of: (row) => row.position?.lon ?? null },
    { heading: heading('纬度', 'Latitude'), width: 12, of: (row) => row.position?.lat ?? null },
    { heading: heading('电话', 'Telephone'), width: 18, of: (row) => row.phone },
    { heading: heading('开业日期', 'Opened'), width: 12, of: (row) => row.openedOn },
    { heading: heading('停业日期', 'Closed'), width: 12, of: (row) => row.closedOn },
    { heading: heading('床位', 'Beds'), width: 8, of: (row) => row.capacity.beds || null },
    { heading: heading('托位', 'Places'), width: 8, of: (row) => row.capacity.places || null },
    ...Object.entries(attributes).map(([id, attribute]) => ({
      heading: attribute[language],
      width: 12,
      of: (row: FacilityRow) => shown(attribute, row.attributes[id], language),
    })),
  ]
}

function shown(
  attribute: Catalogue['attributes'][string],
  value: string | undefined,
  language: Language,
): string | number | null {
  if (value === undefined) return null
  if (attribute.kind === 'number') return Number(value)
  if (attribute.kind === 'flag') return value === 'yes' ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no'
  return value
    .split(attribute.kind === 'set' ? ',' : '\n')
    .map((one) => attribute.choices?.[one]?.[language] ?? one)
    .join('、')
}

async function namesOf(tx: Tx): Promise<Map<string, string>> {
  const query = { state: 'all' as const }
  return new Map((await chosenFacilities(tx, query, everything)).rows.map(({ id, name }) => [id, name]))
}
