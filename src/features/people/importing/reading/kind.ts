import { Problem } from '../../../../platform/problem.ts'

/** What a file of people may be. */
export type SheetKind = 'csv' | 'xlsx'

/**
 * What a file is, told from its first bytes; its name must agree. 415 'old_sheet_format' (.xls, or a workbook with a password), 'sheet_type_refused',
 * 'sheet_extension_differs'; 422 'sheet_empty'.
 */
export function kindOf(start: Buffer, name: string): SheetKind {
  if (start.length === 0) throw new Problem(422, 'sheet_empty')
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new Problem(415, 'old_sheet_format')
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = start.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
    ? 'xlsx'
    : looksLikeText(start)
      ? 'csv'
      : undefined
  if (!kind) throw new Problem(415, 'sheet_type_refused')
  const fits = kind === 'xlsx' ? ['xlsx'] : ['csv', 'txt', 'tsv']
  if (!fits.includes(extension)) throw new Problem(415, 'sheet_extension_differs', { extension, kind })
  return kind
}

/** Text has no control characters but line ends and tabs; a NUL is left to the reader, which names its row, and UTF-16 is full of them. */
const looksLikeText = (start: Buffer) => !start.some((byte) => byte < 0x20 && ![0, 9, 10, 12, 13].includes(byte))
