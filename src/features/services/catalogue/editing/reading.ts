import { LineCounter, parseDocument, stringify } from 'yaml'
import { faults as sentences } from '../../../../platform/rules/document/fault.ts'
import { placeOf } from '../../../../platform/rules/document/read.ts'
import { shapeFaults } from '../../../../platform/rules/document/shape.ts'
import type { Fault } from '../../rulebook/contract.ts'
import { Service } from '../contract.ts'
import { writtenEntry } from '../written.ts'

type Path = (string | number)[]
type Said = Fault['message']

/** What a draft's text says, and where each part of it stands. */
export type ReadEntry = { service: Service | undefined; faults: Fault[]; fault(path: Path, code: string, message: Said): Fault }

/** An entry as a draft's text: what stands in `services.yaml`, without the dash of its list. */
export const textOfEntry = (service: Service): string => stringify(writtenEntry(service), { lineWidth: 0 })

/** Reads a draft's text as the entry it would be; one copied from a file, with the dash of its list, is read as well. Every fault has its line. */
export function readEntry(id: string, text: string): ReadEntry {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const content: unknown = document.errors.length > 0 ? null : document.toJS()
  const listed = Array.isArray(content) && content.length === 1
  const fault = (path: Path, code: string, message: Said): Fault => {
    const full = listed ? [0, ...path] : path
    const place = { rule: id, place: placeOf(path), code, message, at: null }
    for (let depth = full.length; depth > 0; depth--) {
      const start = (document.getIn(full.slice(0, depth), true) as { range?: [number, number, number] } | undefined)?.range?.[0]
      if (start === undefined) continue
      const { line, col } = lines.linePos(start)
      return { ...place, line, column: col }
    }
    return { ...place, line: 1, column: 1 }
  }
  const none = { service: undefined, fault }
  if (document.errors.length > 0)
    return {
      ...none,
      faults: document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0])
        return { ...fault([], 'yaml', sentences.yaml(error.message.split('\n')[0] ?? error.code)), line, column: col }
      }),
    }
  const entry: unknown = listed ? content[0] : content
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry))
    return {
      ...none,
      faults: [fault([], 'shape', { zh: '应为一个条目：各项各有其名', en: 'expected one entry: keys with their values' })],
    }
  const read = Service.safeParse(entry)
  if (read.success) return { service: read.data, faults: [], fault }
  return {
    ...none,
    faults: shapeFaults(read.error.issues, entry).map(({ path, said }) => fault(path, 'shape', sayOf(path, said, entry))),
  }
}

/** What is written otherwise than it must be, by its key: the shape alone knows only of a pattern. */
const patterns: Record<string, Said> = {
  id: { zh: '应为小写英文字母开头的编号，如 baobaowu', en: 'expected a lower-case ascii id such as baobaowu' },
  validFrom: { zh: '应为日期，如 2025-07-01', en: 'expected a day, YYYY-MM-DD' },
  validTo: { zh: '应为日期，如 2025-07-01', en: 'expected a day, YYYY-MM-DD' },
  lines: { zh: '应为清单编号，如 QP-016', en: 'expected an id of the list such as QP-016' },
}

function sayOf(path: Path, said: Said, entry: unknown): Said {
  const found = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], entry)
  return (typeof found === 'string' && found !== '' && patterns[String(path[0])]) || said
}
