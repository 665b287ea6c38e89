/** What a list of people may be at most: figures far beyond any real sheet, so that a file made to hurt ends early and with a name. */
export const limits = {
  rows: 1_000_000,
  columns: 200,
  /** Characters of one cell; beyond it the file is refused, since a missing quotation mark is the likely cause. */
  cell: 32_767,
  /** Bytes to which one sheet may unpack, and how many times its packed size. Sheets of one value repeated shrink about 60 times. */
  unpacked: 4 * 1024 ** 3,
  ratio: 300,
  ratioCountsFrom: 16 * 1024 ** 2,
  /** Characters of the texts that the cells of a workbook share. */
  sharedText: 512 * 1024 ** 2,
  entries: 2_000,
}

/** Rows that are read, sealed and taken in together. */
export const rowsAPart = 2_000

/** Bytes of the file that are sealed together: so much, and no more, is ever held of it. */
export const partBytes = 1024 * 1024
