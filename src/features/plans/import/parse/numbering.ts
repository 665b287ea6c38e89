/** A way of numbering headings. A lower rank stands higher; `no` is the number as the pack prints it. */
export type Numbering = { rank: number; no: string; length: number }

const han = '[一二三四五六七八九十百]{1,4}'
const styles: { rank: number; pattern: RegExp; no: (digits: string, whole: string) => string }[] = [
  { rank: 0, pattern: new RegExp(`^第\\s*(${han}|\\d{1,2})\\s*(?:章|部分|篇)[\\s、.:]*`), no: (_, whole) => whole },
  { rank: 1, pattern: new RegExp(`^第\\s*(${han}|\\d{1,2})\\s*节[\\s、.:]*`), no: (_, whole) => whole },
  { rank: 2, pattern: new RegExp(`^(${han})\\s*[、.．]\\s*`), no: (digits) => digits },
  { rank: 3, pattern: new RegExp(`^\\(\\s*(${han})\\s*\\)[、.]?\\s*`), no: (digits) => `（${digits}）` },
  { rank: 4, pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、]\s*|\s+|(?=[一-龥“《]))/, no: (digits) => digits },
  { rank: 4, pattern: /^(\d{1,3})\s*[.、](?!\d)\s*/, no: (digits) => digits },
  { rank: 4, pattern: /^(\d{1,2})\s+(?=[一-龥]{2})/, no: (digits) => digits },
  { rank: 5, pattern: /^\(\s*(\d{1,2})\s*\)[、.]?\s*/, no: (digits) => `（${digits}）` },
  { rank: 5, pattern: /^(\d{1,2})\)\s*/, no: (digits) => digits },
  { rank: 6, pattern: /^([①-⑳])\s*[、.]?\s*/, no: (digits) => digits },
]

/** The number a paragraph (folded by `plain`) starts with, or null. */
export function numberingOf(text: string): Numbering | null {
  for (const { rank, pattern, no } of styles) {
    const match = pattern.exec(text)
    if (!match?.[1]) continue
    // 3 岁以下, 2 个中心: a quantity at the start of a line is no heading.
    if (rank === 4 && /^\d+\s+[年月日岁个张人家所位名次％%]/.test(text)) continue
    // 1.2万张 or 4.5个 at the start of a line is a figure.
    if (rank === 4 && match[1].includes('.') && /^\d+\.\d+\s*[万亿%‰个张人家]/.test(text)) continue
    const depth = match[1].split('.').length - 1
    const whole = match[0].replace(/[\s、.:]+$/, '').replace(/\s+/g, '')
    return { rank: rank + (rank === 4 ? depth / 10 : 0), no: no(match[1], whole), length: match[0].length }
  }
  return null
}

/** Whether a line (folded by `plain`) starts with a heading's number. */
export function startsNumbered(text: string): boolean {
  return numberingOf(text) !== null
}
