import { chineseNumber, plain, squeeze } from './text.ts'

const digits = '〇零○Ｏ一二三四五六七八九'

/** The day a text names (2023年3月30日, 二〇二三年三月三十日, 2023-03-30), as YYYY-MM-DD; with `alone` only where it names nothing else. */
export function dateIn(text: string, alone: boolean): string | null {
  const words = plain(squeeze(text)).replace(/^\((.*)\)$/, '$1')
  const [open, close] = alone ? ['^', '$'] : ['', '']
  const arabic = new RegExp(`${open}(20\\d\\d)(?:年|[-./])(\\d{1,2})(?:月|[-./])(\\d{1,2})日?${close}`).exec(words)
  if (arabic) return dayOf(Number(arabic[1]), Number(arabic[2]), Number(arabic[3]))
  const han = new RegExp(
    `${open}(二[〇零○Ｏ0O][一二三四五六七八九〇零○0O]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日${close}`,
  ).exec(words)
  if (!han) return null
  const year = [...(han[1] ?? '')].map((char) => Math.max(0, digits.indexOf(char) - 3)).join('')
  return dayOf(Number(year), chineseNumber(han[2] ?? '') ?? 0, chineseNumber(han[3] ?? '') ?? 0)
}

function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
