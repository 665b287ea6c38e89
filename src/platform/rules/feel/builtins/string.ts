import { integerOf } from '../number.ts'
import type { FeelFunction, FeelNumber, Value } from '../values.ts'
import { builtIn, mayTake, takes } from './built-in.ts'
import { listOf, number, orNull, string } from './domain.ts'
import { slice } from './list-edit.ts'
import { matches, replace, split } from './pattern/match.ts'

/** String functions (table 74). Characters are Unicode code points. */
export const strings: Record<string, FeelFunction> = {
  substring: builtIn([takes('string', string), takes('start position', number), mayTake('length', number)], substring),
  'string length': builtIn([takes('string', string)], (text) => characters(text).length),
  'upper case': builtIn([takes('string', string)], (text) => text.toUpperCase()),
  'lower case': builtIn([takes('string', string)], (text) => text.toLowerCase()),
  'substring before': builtIn([takes('string', string), takes('match', string)], (text, match) => {
    return text.slice(0, Math.max(text.indexOf(match), 0))
  }),
  'substring after': builtIn([takes('string', string), takes('match', string)], (text, match) => {
    const at = text.indexOf(match)
    return at < 0 ? '' : text.slice(at + match.length)
  }),
  contains: builtIn([takes('string', string), takes('match', string)], (text, match) => text.includes(match)),
  'starts with': builtIn([takes('string', string), takes('match', string)], (text, match) => text.startsWith(match)),
  'ends with': builtIn([takes('string', string), takes('match', string)], (text, match) => text.endsWith(match)),
  matches: builtIn([takes('input', string), takes('pattern', string), mayTake('flags', string)], matches),
  replace: builtIn(
    [takes('input', string), takes('pattern', string), takes('replacement', string), mayTake('flags', string)],
    replace,
  ),
  split: builtIn([takes('string', string), takes('delimiter', string)], split),
  'string join': builtIn([takes('list', listOf(orNull(string))), mayTake('delimiter', string)], (list, delimiter) =>
    list.filter((text) => text !== null).join(delimiter ?? ''),
  ),
}

function substring(text: string, start: FeelNumber, length: FeelNumber | null): Value {
  const part = slice(characters(text), integerOf(start), length === null ? undefined : integerOf(length))
  return part === null ? null : part.join('')
}

function characters(text: string): string[] {
  return Array.from(text)
}
