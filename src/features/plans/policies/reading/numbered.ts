import { numberingOf } from '../../import/parse/numbering.ts'
import { plain } from '../../import/parse/text.ts'

/** How a paragraph of a policy is numbered. A lower rank stands higher; `no` is the number as people cite it: 第三条, 二, （一）, 1. */
export type Numbered = { rank: number; no: string; length: number }

const article = /^第\s*([一二三四五六七八九十百零〇\d]{1,6})\s*条(之[一二三四五六七八九十]{1,2})?(?!第|款|规定|所)[\s、:]*/

/** Ranks: 章 0, 节 1, 条 2, 一、3, （一）4, 1. 5 and deeper. Articles count through the chapters, so a place begins with them. */
export const articleRank = 2

/** The number that a paragraph (folded by `plain`) starts with, articles included, or null. */
export function numberedAs(text: string): Numbered | null {
  const match = article.exec(text)
  if (match) return { rank: articleRank, no: `第${match[1]}条${match[2] ?? ''}`, length: match[0].length }
  const found = numberingOf(text)
  return found && { ...found, rank: found.rank >= 2 ? found.rank + 1 : found.rank }
}

/** A clause's words without the number they begin with, where its place stands beside them. */
export const withoutNumber = (text: string): string => text.slice(numberedAs(plain(text))?.length ?? 0)
