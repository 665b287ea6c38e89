import type { Words } from '../words/words.ts'

/** One finding of a shape: zod's, with whatever it says of the limit that was broken. */
export type Finding = { code: string | undefined; message: string } & Record<string, unknown>

/** What was expected of a field, in the caller's language: the shape's own words where it has some, else a sentence for the kind of finding. */
export function expectedOf(finding: Finding, words: Words): string {
  const { code, message, origin, format } = finding
  const say = (key: string) => {
    const sentence = words(`expected.${key}`, finding)
    return sentence === `expected.${key}` ? undefined : sentence
  }
  const own = say(`said.${message}`)
  if (own) return own
  if (!message.startsWith(defaults[code ?? ''] ?? '\u0000')) return message // somebody's own words, not yet in the book
  const kind =
    code === 'invalid_type'
      ? `type.${String(finding.expected)}`
      : code === 'too_small' || code === 'too_big'
        ? `${code}.${String(origin)}`
        : code === 'invalid_format'
          ? `format.${String(format)}`
          : String(code)
  return say(kind) ?? say('other') ?? message
}

/** How zod begins the sentences that it makes itself. */
const defaults: Record<string, string> = {
  invalid_type: 'Invalid input',
  too_small: 'Too small',
  too_big: 'Too big',
  invalid_format: 'Invalid',
  invalid_value: 'Invalid',
  invalid_union: 'Invalid input',
  unrecognized_keys: 'Unrecognized key',
  not_multiple_of: 'Invalid number',
  custom: 'Invalid input',
}
