import type { Archive } from './archive.ts'
import { SheetProblem } from './problem.ts'
import { hearAll } from './xml.ts'

/** What the cells of a workbook mean: which part is its first visible sheet, which styles are days, and from when days are counted. */
export type Workbook = { sheet: string; sharedTexts: string; days: ReadonlySet<number>; from1904: boolean }

/** Reads a workbook's directory. 'sheet_broken' where it is none, 'sheet_missing' where no sheet is visible. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) throw new SheetProblem('sheet_broken')
  const targets = new Map<string, { type: string; target: string }>()
  await hearAll(archive.text('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, { type: Type.split('/').at(-1) ?? '', target: partOf(Target) })
    },
  })
  const sheets: string[] = []
  let from1904 = false
  await hearAll(archive.text('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const { target } = targets.get(attributes['r:id'] ?? '') ?? {}
      if (target && archive.has(target)) sheets.push(target)
    },
  })
  const [sheet] = sheets
  if (!sheet) throw new SheetProblem('sheet_missing')
  const partOfType = (type: string, usual: string) => [...targets.values()].find((one) => one.type === type)?.target ?? usual
  const days = await daysOf(archive, partOfType('styles', 'xl/styles.xml'))
  return { sheet, sharedTexts: partOfType('sharedStrings', 'xl/sharedStrings.xml'), days, from1904 }
}

const partOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)

/** The numbers of the cell styles that show a number as a day (ECMA-376 part 1, 18.8.30). */
async function daysOf(archive: Archive, part: string): Promise<Set<number>> {
  const formats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
  const days = new Set<number>()
  if (!archive.has(part)) return days
  let within = false
  let style = 0
  await hearAll(archive.text(part), {
    open: (name, attributes) => {
      if (name === 'cellXfs') within = true
      else if (name === 'numFmt' && showsDay(attributes.formatCode ?? '')) formats.add(Number(attributes.numFmtId))
      else if (name === 'xf' && within) {
        if (formats.has(Number(attributes.numFmtId ?? 0))) days.add(style)
        style += 1
      }
    },
    close: (name) => {
      if (name === 'cellXfs') within = false
    },
  })
  return days
}

const showsDay = (code: string) =>
  /[yd年日]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, (quoted) => (/[年日]/.test(quoted) ? '日' : '')))

const dayMs = 86_400_000

/** The day that a number of days means in a workbook: 1 is 1900-01-01, and the 60th day that never was is stepped over. */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 1 && serial < 2_958_466)) return undefined
  const whole = Math.floor(serial)
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  return new Date(start + whole * dayMs).toISOString().slice(0, 10)
}
