import { integerOf } from '../number.ts'
import { compare } from '../operate/compare.ts'
import { equal } from '../operate/equal.ts'
import type { FeelFunction, FeelNumber, Value } from '../values.ts'
import { BuiltIn, builtIn, form, formOfMany, mayTake, ofList, takes } from './built-in.ts'
import { any, functionOf, list, number } from './domain.ts'
import { indexOf, slice } from './list-edit.ts'

/** List functions (table 75), but for those on numbers. */
export const lists: Record<string, FeelFunction> = {
  'list contains': builtIn([takes('list', list), takes('element', any)], (items, element) => places(items, element).length > 0),
  count: builtIn([takes('list', list)], (items) => items.length),
  min: ofList(list, (items) => furthest(items, -1)),
  max: ofList(list, (items) => furthest(items, 1)),
  all: ofList(list, (items) => decided(items, false)),
  any: ofList(list, (items) => decided(items, true)),
  sublist: builtIn([takes('list', list), takes('start position', number), mayTake('length', number)], (items, start, length) =>
    slice(items, integerOf(start), length === null ? undefined : integerOf(length)),
  ),
  append: new BuiltIn([formOfMany([takes('list', list)], takes('item', any), ([items], more) => [...items, ...more])]),
  concatenate: new BuiltIn([formOfMany([], takes('list', list), (_, each) => each.flat())]),
  union: new BuiltIn([formOfMany([], takes('list', list), (_, each) => distinct(each.flat()))]),
  'insert before': builtIn([takes('list', list), takes('position', number), takes('newItem', any)], (items, place, item) =>
    edited(items, place, (at) => items.toSpliced(at, 0, item)),
  ),
  remove: builtIn([takes('list', list), takes('position', number)], (items, place) =>
    edited(items, place, (at) => items.toSpliced(at, 1)),
  ),
  'list replace': new BuiltIn([
    form([takes('list', list), takes('position', number), takes('newItem', any)], (items, place, item) =>
      edited(items, place, (at) => items.with(at, item)),
    ),
    form([takes('list', list), takes('match', functionOf(2)), takes('newItem', any)], (items, match, item) => {
      const found = items.map((old) => match.call([old, item]))
      return found.every((is) => typeof is === 'boolean') ? items.map((old, i) => (found[i] === true ? item : old)) : null
    }),
  ]),
  reverse: builtIn([takes('list', list)], (items) => items.toReversed()),
  'index of': builtIn([takes('list', list), takes('match', any)], places),
  'distinct values': builtIn([takes('list', list)], distinct),
  flatten: builtIn([takes('list', list)], flat),
}

function edited(items: Value[], place: FeelNumber, edit: (at: number) => Value[]): Value {
  const at = indexOf(items, integerOf(place))
  return at === null ? null : edit(at)
}

/** Ascending places of the items that equal it. */
function places(items: Value[], match: Value): number[] {
  return items.flatMap((item, i) => (equal(item, match) === true ? [i + 1] : []))
}

function distinct(items: Value[]): Value[] {
  const kept: Value[] = []
  for (const item of items) {
    if (!kept.some((other) => equal(other, item) === true)) kept.push(item)
  }
  return kept
}

function flat(items: Value[]): Value[] {
  return items.flatMap((item) => (Array.isArray(item) ? flat(item) : [item]))
}

/** The least item (-1) or the greatest (1); null of none, and where two cannot be compared. */
function furthest(items: Value[], direction: number): Value {
  let best = items[0] ?? null
  for (const item of items) {
    const order = compare(item, best)
    if (order === null) return null
    if (order * direction > 0) best = item
  }
  return best
}

/** The truth value that one item alone decides, else its opposite where all items have it, else null. */
function decided(items: Value[], by: boolean): Value {
  if (items.includes(by)) return by
  return items.every((item) => item === !by) ? !by : null
}
