import type { Areas } from '../../../platform/districts/folder.ts'
import { type Chance, chanceOf } from '../../../platform/synthetic/chance.ts'
import { dayNumber, dayText, inOfficeHours } from '../../../platform/synthetic/days.ts'
import type { Figures } from '../../../platform/synthetic/figures.ts'
import { idsOf } from '../../../platform/synthetic/ids.ts'
import type { Sink, Value } from '../../../platform/synthetic/sink.ts'
import type { Spot } from './streets.ts'
import { type PlacesTable, placesTables } from './tables.ts'

/** Where the rows of synthetic facilities say they come from. */
export const source = '演示'

/** What facilities are made from. `scale`: 1 makes as many as the plan prints. */
export type PlacesMaking = {
  district: string
  seed: string
  day: string
  figures: Figures
  streets: Areas['streets']
  scale: number
}

/** A facility made up; `closed` is the first day on which it is not open any more. */
export type Draft = {
  id: string
  type: string
  name: string
  spot: Spot
  opened: number
  closed: number | undefined
  closedWhy: string | undefined
  organization: string
  publicly: boolean
  /** The one whose place it took on the day it opened. */
  instead: Draft | undefined
}

/** Since when a facility has been there, if need be in another's shape. */
export const sinceOf = ({ opened, instead }: Draft): number => instead?.opened ?? opened

/** Records are kept since the end of 2018: what was before became known then. */
const recordsFrom = dayNumber('2018-12-20')

/** The rows of one district's facilities as they grow: ids in the order of making, and days as they are kept. */
export class Drawing {
  readonly making: PlacesMaking
  readonly today: number
  readonly drafts: Draft[] = []
  private readonly sink: Sink<PlacesTable>
  private readonly ids: Record<PlacesTable, (ordinal: number) => string>
  private readonly made = new Map<PlacesTable, number>()
  private readonly knowing: Chance

  constructor(making: PlacesMaking, sink: Sink<PlacesTable>) {
    this.making = making
    this.sink = sink
    this.today = dayNumber(making.day)
    this.knowing = this.chance('known')
    const ids = Object.keys(placesTables).map((table) => [table, idsOf(`${making.seed} ${making.district} places ${table}`)])
    this.ids = Object.fromEntries(ids) as Drawing['ids']
  }

  /** The chance of one kind of thing, which others do not disturb. */
  chance(what: string): Chance {
    return chanceOf(`${this.making.seed} ${this.making.district} places ${what}`)
  }

  id(table: PlacesTable): string {
    const made = this.made.get(table) ?? 0
    this.made.set(table, made + 1)
    return this.ids[table](made)
  }

  row(table: PlacesTable, values: Value[]): void {
    this.sink.row(table, values)
  }

  /** When something that began on a day became known: some days after it, not before records were kept and not after yesterday. */
  known(from: number): string {
    const on = Math.min(this.today - 1, Math.max(recordsFrom + this.knowing.between(0, 8), from + this.knowing.between(0, 9)))
    return inOfficeHours(on, this.knowing.between(0, 449))
  }

  attribute(facility: Draft, name: string, value: string | number, from = facility.opened, to?: number): void {
    const until = to ?? facility.closed
    if (until !== undefined && until <= from) return
    this.row('attribute', [
      ...[this.id('attribute'), facility.id, name, String(value), dayText(from), until === undefined ? null : dayText(until)],
      ...[this.known(from), source, source],
    ])
  }
}
