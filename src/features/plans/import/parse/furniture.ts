import type { Paragraph } from './paragraphs.ts'
import { squeeze } from './text.ts'

const copies = /^(?:抄送|主送|主题词|分送)[:：]?/
const signature =
  /^(?:.{2,40}(?:人民政府|政府|办公室|办公厅|委员会|局)|\(?20\d\d年\d{1,2}月\d{1,2}日(?:印发)?\)?|.{2,40}20\d\d年\d{1,2}月\d{1,2}日印发|\(?(?:此件|此页).{2,12}\)?|\(?共印\d+份\)?|-+END-+)$/i

/** The paragraphs of the plan without what a notice prints behind it: signature, date, copies, printing office. */
export function withoutEndings(paragraphs: Paragraph[]): Paragraph[] {
  let end = paragraphs.length
  const tail = Math.max(0, paragraphs.length - 14)
  const copied = paragraphs.findIndex((paragraph, index) => index >= tail && copies.test(paragraph.plain))
  if (copied >= 0) end = copied
  while (end > 0 && signature.test(squeeze(paragraphs[end - 1]?.plain ?? ''))) end--
  return paragraphs.slice(0, end)
}

/** Whether a paragraph opens the annexes: a line that says so and little else. */
export function opensAnnex(paragraph: Paragraph): boolean {
  return /^(?:附件|附表|附录|附图)\s*[一二三四五六七八九十\d]{0,3}(?:\s*[-:：.、].{0,60}|\s{1,4}.{0,50})?$/.test(
    paragraph.plain.trim(),
  )
}
