import type { Tx } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { addDefinitions } from '../publishing/store.ts'
import { IndicatorSetting } from '../settings.ts'
import { definitionsByName, listUndefined } from './store.ts'

/** What a new indicator says about itself. */
export type Printed = { name: string; unit: string | null; target: string | null; targetOp: string }

/** What a reader is told about a kind that was proposed and that nobody has confirmed (待核). */
const unconfirmed = '口径由名称、单位和目标推定'

/**
 * Says what kind of number each new indicator of a plan is, so that its board works from the first day: as another plan of the district reads the
 * indicator of the same name, else proposed from its words and flagged 待核 until the coordinator settles it.
 */
export async function defineNewIndicators(tx: Tx, plan: string): Promise<void> {
  const fresh = await listUndefined(tx, plan)
  const earlier = await definitionsByName(
    tx,
    fresh.map((row) => row.name),
    plan,
  )
  const definitions = fresh.map((row) => {
    const known = IndicatorSetting.safeParse(earlier.get(row.name))
    const settings = known.success ? known.data : proposedSetting(row)
    return {
      key: row.key,
      kind: settings.kind,
      settings,
      unsure: settings.unsure ?? null,
      contentHash: contentHash(JSON.stringify(settings)),
    }
  })
  await addDefinitions(tx, plan, definitions, tx.now)
}

/** The likeliest kind of number, from the words alone; reported by an officer until a counter is named. */
export function proposedSetting(row: Printed): IndicatorSetting {
  const source = { reported: true, unsure: unconfirmed } as const
  if (row.targetOp === 'qualitative') {
    if (/市.{0,3}下达/.test(row.target ?? '')) return { kind: 'handed_down', becomes: 'stock', ...source }
    const falling = /下降|降低|减少/.test(`${row.name}${row.target ?? ''}`)
    return falling ? { kind: 'share', trend: 'falling', ...source } : { kind: 'qualitative', ...source }
  }
  const floor = floorOf(row.name)
  if (floor) return { kind: 'floor', per: floor, ...source }
  const words = `${row.name}${row.target ?? ''}${row.unit ?? ''}`
  if (/年均|年平均/.test(words)) return { kind: 'average_per_year', ...source }
  if (/每年|年度|\/年|每学年/.test(words)) return { kind: 'per_year', ...source }
  if (isShare(row)) return { kind: /(街镇|乡镇|街道|居村|村居).*全?覆盖/.test(row.name) ? 'coverage' : 'share', ...source }
  if (/新增|新建|新改建|累计|改造|培训|培养|人次/.test(words)) return { kind: 'sum', ...source }
  return { kind: 'stock', ...source }
}

const isShare = ({ name, unit }: Printed) =>
  unit === '%' || unit === '‰' || (unit !== '岁' && /率$|占比|比例|比重|每千|每百|每万|人均|平均/.test(name))

type Floor = NonNullable<IndicatorSetting['per']>

/** Whom a promise of so much for each is made to, and within which window; the first word that fits. */
const holders: [word: RegExp, of: Floor['of']][] = [
  [/每(个|名|位)?新生儿/, 'newborn'],
  [/每个?街镇|每个街道/, 'street'],
  [/每个?(行政村|村)/, 'village'],
  [/每个?镇/, 'town'],
  [/(每个|各)(托育|养老|托育服务)?机构/, 'facility'],
  [/每(个|名|位).{0,12}(幼儿|儿童)/, 'child'],
  [/每(个|户).{0,12}家庭/, 'family'],
  [/每(个|名|位).{0,12}老年?人/, 'elder'],
]
const windows: [word: RegExp, window: NonNullable<Floor['window']>][] = [
  [/每年/, 'year'],
  [/每月/, 'month'],
  [/每周/, 'week'],
]

function floorOf(name: string): Floor | undefined {
  const of = holders.find(([word]) => word.test(name))?.[1]
  const window = windows.find(([word]) => word.test(name))?.[1]
  return of && { of, ...(window ? { window } : {}) }
}
