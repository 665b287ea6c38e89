const han = '〇一二三四五六七八九'

/** What was typed or chosen for the age. */
export type TypedAge = { years?: string | undefined; year?: string | undefined; month?: string | undefined }

/**
 * An age as an answer keeps it: years (82), a month of birth (1943-03), or a year of birth (1943). It may be typed as people write it: 1943.3, 1943年3月, 1943年生,
 * ８２岁, 八十二, 一九四三年三月. What is none of these stays as typed.
 */
export function ageOfForm({ years, year, month }: TypedAge): string {
  if (year !== undefined || month !== undefined) return `${year ?? ''}-${month ?? ''}`
  const typed = inDigits((years ?? '').replaceAll(/\s/g, ''))
  const [, born, inMonth] = /^(\d{4})(?:[-./年](\d{1,2})月?|年)?(?:出?生)?$/.exec(typed) ?? []
  if (born) return inMonth ? `${born}-${inMonth.padStart(2, '0')}` : born
  return typed.replace(/^(\d{1,3})(?:周?岁|虚岁)$/, '$1')
}

/** The fewest and the most completed months that somebody may have. */
export type Months = { from: number; to: number }

/** Whether such an answer names a year of birth without its month. */
export const isYearAlone = (age: string | undefined): age is string => age !== undefined && /^\d{4}$/.test(age)

/**
 * Completed months from such an answer, from the fewest to the most: who is 82 may be a month short of 83, who was born in 1945 has had the birthday or not, and
 * of a month one does not know the day. Nothing for what is no age, or a day still to come.
 */
export function monthsOf(age: string | undefined, on: string): Months | undefined {
  if (age === undefined) return undefined
  const most = 130 * 12
  if (/^\d{1,3}$/.test(age)) return Number(age) <= 130 ? { from: Number(age) * 12, to: Number(age) * 12 + 11 } : undefined
  const [, year, month] = /^(\d{4})(?:-(\d\d))?$/.exec(age) ?? []
  if (!year || (month !== undefined && (Number(month) < 1 || Number(month) > 12))) return undefined
  const first = `${year}-${month ?? '01'}-01`
  if (first > on) return undefined
  const last = `${year}-${month ?? '12'}-${String(daysIn(year, month ?? '12')).padStart(2, '0')}`
  const months = { from: completedMonths(last < on ? last : on, on), to: completedMonths(first, on) }
  return months.to <= most ? months : undefined
}

const completedMonths = (born: string, on: string): number =>
  (Number(on.slice(0, 4)) - Number(born.slice(0, 4))) * 12 +
  Number(on.slice(5, 7)) -
  Number(born.slice(5, 7)) -
  (on.slice(8) < born.slice(8) ? 1 : 0)

const daysIn = (year: string, month: string): number => new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()

/** Full-width and Chinese numerals as digits: 一九四三 by its letters, 八十二 and 一百零二 by their places. */
function inDigits(typed: string): string {
  const narrow = typed.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  return narrow.replaceAll(/[零〇一二三四五六七八九十百两]+/g, (written) => String(numberOf(written)))
}

function numberOf(written: string): string | number {
  const digit = (letter: string) => (letter === '零' ? 0 : letter === '两' ? 2 : han.indexOf(letter))
  if (!/[十百]/.test(written)) return [...written].map(digit).join('')
  const [, hundreds = '', rest = ''] = /^(?:([^百]*)百)?(.*)$/.exec(written) ?? []
  const [tens, ones] = rest.includes('十') ? rest.split('十') : [undefined, rest.replace(/^零/, '')]
  const place = (part: string | undefined, times: number) =>
    part === undefined ? 0 : times * (part.replace(/^零/, '') === '' ? 1 : digit(part.replace(/^零/, '')))
  return place(written.includes('百') ? hundreds : undefined, 100) + place(tens, 10) + (ones ? digit(ones) : 0)
}
