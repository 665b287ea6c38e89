import type { HouseholdRole } from './person-row.ts'

/** How sheets write days, yes and no, and who somebody is in a household. Pure readers of one cell. */

/** A cell as it counts: without the spaces around it, and without the apostrophe with which we, and spreadsheets, keep a text from being a formula. */
export const textOf = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim()

/** Cells that say that there is nothing. */
export const isBlank = (text: string): boolean => text === '' || /^([-—–/\\]+|无|暂无|不详|未知|#N\/A)$/.test(text)

/** A day as YYYY-MM-DD; 'month' where only the month is said, undefined where it is none. */
export function dayOf(text: string): string | 'month' | undefined {
  const plain = text.normalize('NFKC').replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? undefined
  if (!parts) return /^\d{4}([-/.年]?\d{1,2}月?)?年?$/.test(plain) ? 'month' : undefined
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}

/** Yes, no, or neither. */
export function yesOrNo(text: string): boolean | undefined {
  if (/^(是|有|√|✓|✔|y|yes|true|1)$/i.test(text)) return true
  if (/^(否|无|没有|不是|×|✗|n|no|false|0)$/i.test(text)) return false
  return undefined
}

export function sexOf(text: string): 'female' | 'male' | undefined {
  if (/^(女|女性|f|female|2)$/i.test(text)) return 'female'
  if (/^(男|男性|m|male|1)$/i.test(text)) return 'male'
  return undefined
}

/** A name without the spaces that sheets put between characters to align them. */
export function nameOf(text: string): string | undefined {
  const name = text.replaceAll(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, '').replaceAll(/[\s\u3000]+/g, ' ')
  return /^[\p{L}\p{M}][\p{L}\p{M}\p{Co}·•.'’\- ]{1,49}$/u.test(name) ? name : undefined
}

/** A phone number without its spaces. */
export function phoneOf(text: string): string | undefined {
  const phone = text.normalize('NFKC').replaceAll(/[\s()]+/g, '')
  return /^\+?\d[\d-]{4,19}$/.test(phone) ? phone : undefined
}

const roles: [RegExp, HouseholdRole][] = [
  [/^(户主|本人)$/, 'head'],
  [/^(配偶|夫|妻|丈夫|妻子|夫妻|爱人|老伴)$/, 'spouse'],
  [/^(外?孙|外?孙子|外?孙女|(长|次|三|四|五)?外?孙(子|女)?)$/, 'grandchild'],
  [/^(之)?(独生)?(子|女|儿子|女儿|(长|次|三|四|五|六)(子|女)|独子|独女|养子|养女|继子|继女|子女)$/, 'child'],
  [/^(父|母|父亲|母亲|父母|爸爸|妈妈|养父|养母|继父|继母)$/, 'parent'],
  [/^(外?祖父|外?祖母|爷爷|奶奶|外公|外婆|祖父母|外祖父母)$/, 'grandparent'],
  [/^(兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄弟姐妹)$/, 'sibling'],
]

/** Who somebody is in the household of its head; what sheets write otherwise (儿媳, 女婿, 保姆) is another member. */
export const roleOf = (text: string): HouseholdRole => roles.find(([written]) => written.test(text))?.[1] ?? 'other'
