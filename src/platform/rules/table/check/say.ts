import { literal } from '../../feel/operate/index.ts'
import type { Finding, Point } from './contract.ts'

/** The point as conditions, the way a person would write them in a rule. */
function conditions(point: Point): string {
  return point.map(({ name, value }) => `${name} = ${literal(value)}`).join(' and ')
}

type Said = { zh: string; en: string }

export const gap = (point: Point): Finding => ({
  kind: 'gap',
  point,
  says:
    point.length === 0
      ? { zh: '没有一行成立', en: 'No row holds' }
      : { zh: `没有一行管这种情形：${conditions(point)}`, en: `No row covers ${conditions(point)}` },
})

export const overlap = (rows: readonly [number, number], point: Point): Finding => ({
  kind: 'overlap',
  rows,
  point,
  says:
    point.length === 0
      ? { zh: `第 ${rows[0]} 行和第 ${rows[1]} 行总是同时成立`, en: `Rows ${rows[0]} and ${rows[1]} always hold together` }
      : {
          zh: `第 ${rows[0]} 行和第 ${rows[1]} 行在这种情形下同时成立：${conditions(point)}`,
          en: `Rows ${rows[0]} and ${rows[1]} both hold where ${conditions(point)}`,
        },
})

export const unreachable = (row: number): Finding => ({
  kind: 'unreachable',
  row,
  says: {
    zh: `第 ${row} 行永远轮不到：它的情形前面的行都管了`,
    en: `Row ${row} is never reached: earlier rows take all its cases`,
  },
})

export const never = (row: number): Finding => ({
  kind: 'never',
  row,
  says: {
    zh: `第 ${row} 行永远不成立：它的条件互相矛盾，或超出了取值范围`,
    en: `Row ${row} never holds: its conditions contradict one another or lie outside the domain`,
  },
})

const reasons: Record<'condition' | 'outputs' | 'size', (row: number | null) => Said> = {
  condition: (row) => ({
    zh: `第 ${row} 行的条件不全是与常数的比较，无法判断它会不会与别的行重叠或留下空档`,
    en: `Row ${row} is not made of comparisons with constants: whether it overlaps with others or leaves a gap cannot be told`,
  }),
  outputs: (row) => ({
    zh: `第 ${row} 行的结果要算了才知道，无法判断它与同时成立的行是否一致`,
    en: `What row ${row} says has to be computed: whether rows that hold together agree cannot be told`,
  }),
  size: () => ({
    zh: '条件的组合太多，没有查完，查到的都列出了',
    en: 'There are too many combinations to check them all; what was found is listed',
  }),
}

export const cannotTell = (row: number | null, why: 'condition' | 'outputs' | 'size'): Finding => ({
  kind: 'cannot tell',
  row,
  why,
  says: reasons[why](row),
})
