import type { Words } from '../../../platform/words/words.ts'
import type { AccessLine } from './contract.ts'

/**
 * What was done, as a sentence without who did it: by what it was for (`people_bind_duty`), else by the deed, else as its own feature says it where that has no blanks to fill.
 * Of a list or a look-up it says so, with the list's name where it has one.
 */
export function deedText(
  { action, kind, as, fact, list }: Pick<AccessLine, 'action' | 'kind' | 'as' | 'fact' | 'list'>,
  words: Words,
): string {
  if (kind !== 'record') {
    const deed = words(`people.privacy.told.${kind}`)
    return list === null ? deed : words('people.privacy.in_list', { deed, list })
  }
  const key = `people.privacy.deed.${action.replace('.', '_')}`
  const said = [as && `${key}_${as}`, key, action.replace('.', '.deed.')]
    .filter((one) => typeof one === 'string')
    .map((one) => ({ one, text: words(one) }))
    .find(({ one, text }) => text !== one && !text.includes('{'))
  const deed = said?.text ?? words('people.privacy.deed.other')
  return fact === null ? deed : words('people.privacy.about_fact', { deed, fact })
}
