import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { Attribute, Catalogue } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { upcomingOf } from '../exceptions/store.ts'
import { readListed, readMore } from '../facilities/list-store.ts'
import type { DirectoryDetail, DirectoryEntry, Named } from './contract.ts'
import { entriesOf, nameOf } from './entries.ts'
import { inOrder } from './order.ts'
import { readOpen } from './store.ts'
import { weeklyHours } from './week.ts'

const neighbours = 3

/** The attribute that belongs beside ratings and inspections. */
const grade = 'star'

/** Of these one says 有 and 没有, of other flags 是 and 否. */
const rooms = new Set(['mother_baby_room', 'with_clinic'])

/** All that is public about a facility, open or closed since; 404 for one that never was. */
export async function getDirectoryDetail(ctx: Context, id: string): Promise<DirectoryDetail> {
  return await reading(ctx, async (tx) => {
    const catalogue = await currentCatalogue(tx)
    const more = found(await readMore(tx, id), 'facility')
    const record = found((await readListed(tx, [id]))[0], 'facility')
    const entry = found((await entriesOf(tx, [{ id, metres: null }], catalogue))[0], 'facility')
    const live = more.contracts.filter((contract) => contract.live)
    const operation = live.find(({ kind }) => kind === 'operation')
    const held = more.operations.find(({ from, to }) => from <= tx.asOf && (to === null || to > tx.asOf))
    return {
      ...entry,
      ...{ asOf: tx.asOf, about: more.about, open: record.open, openedOn: record.openedOn },
      closedOn: record.open ? null : record.closedOn,
      closesOn: held?.to ?? null,
      openNow: record.open ? entry.openNow : false,
      exceptions: (await upcomingOf(tx, id)).map(({ facility: _, ...row }) => row),
      ...{ hours: more.hours, weeklyHours: weeklyHours(more.hours), fees: mainFirst(more.fees, entry.price?.item) },
      operator: operation?.partner ?? record.organization?.name ?? null,
      mode: operation?.mode ?? null,
      medicalPartners: live.filter(({ kind }) => kind === 'medical').map(({ partner }) => partner),
      grade: gradeOf(record.attributes, catalogue),
      attributes: attributesOf(record.type, record.attributes, catalogue),
      performance: (await ctx.aboutFacilities?.(tx, [id]))?.get(id) ?? [],
      nearest: await nearestOf(tx, entry, catalogue),
    }
  })
}

const mainFirst = <Fee extends { item: string }>(fees: Fee[], main: string | undefined): Fee[] => [
  ...fees.filter(({ item }) => item === main),
  ...fees.filter(({ item }) => item !== main),
]

/** The nearest open facilities of the same type. */
async function nearestOf(tx: Tx, { id, type, position }: DirectoryEntry, catalogue: Catalogue): Promise<DirectoryEntry[]> {
  if (!position) return []
  const others = (await readOpen(tx)).filter((it) => it.id !== id && it.type === type && it.lon !== null)
  const nearest = inOrder(
    others.map((it) => ({ ...it, rank: 0 })),
    position,
  )
  return await entriesOf(tx, nearest.slice(0, neighbours), catalogue)
}

function gradeOf(values: Record<string, string>, { attributes }: Catalogue): Named | null {
  const [attribute, value] = [attributes[grade], values[grade]]
  return attribute && value ? written(grade, attribute, value) : null
}

/** What is on record about a facility, in the order in which its type names it. */
function attributesOf(type: string, values: Record<string, string>, { types, attributes }: Catalogue) {
  const named = (types[type]?.attributes ?? []).filter((name) => name !== grade)
  return named.flatMap((name) => {
    const [attribute, value] = [attributes[name], values[name]]
    return attribute && value !== undefined && value !== ''
      ? [{ name: nameOf(attribute, name), value: written(name, attribute, value) }]
      : []
  })
}

/** A kept value as one reads it. */
function written(name: string, attribute: Attribute, value: string): Named {
  switch (attribute.kind) {
    case 'flag':
      return value === 'yes'
        ? { zh: rooms.has(name) ? '有' : '是', en: 'yes' }
        : { zh: rooms.has(name) ? '没有' : '否', en: 'no' }
    case 'number':
      return both(`${value}${attribute.unit ? ` ${attribute.unit}` : ''}`)
    case 'choice':
    case 'set': {
      const chosen = value.split(',').map((id) => nameOf(attribute.choices?.[id], id))
      return { zh: chosen.map(({ zh }) => zh).join('、'), en: chosen.map(({ en }) => en).join(', ') }
    }
    case 'text':
      return both(value)
  }
}

const both = (text: string): Named => ({ zh: text, en: text })
