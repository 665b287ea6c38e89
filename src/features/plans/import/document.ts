/** [from, to) UTF-16 offsets into the `text` of the document they belong to. */
export type Span = [from: number, to: number]

/** Something a person should settle on the review page: where it is, a stable code, and the words it is about. */
export type ImportWarning = { at: Span; code: string; text: string }

export type SourceFormat = 'txt' | 'docx' | 'pdf' | 'html'

/**
 * What a reader makes of a file: one canonical text and the tables in it. Spans everywhere are offsets into `text`.
 * In `text` a paragraph is a line; a table's row is one line, its cells separated by a tab, line breaks inside a cell one space.
 */
export type SourceDocument = {
  format: SourceFormat
  text: string
  tables: SourceTable[]
  headings: Heading[]
  warnings: ImportWarning[]
}

/** Rectangular: a merged cell is repeated at every place it covers (same span), `merged` says from where. */
export type SourceTable = { span: Span; rows: SourceCell[][] }

/**
 * `merged: 'left' | 'above'` where this place is covered by the cell to its left or above it; null where the cell starts.
 * `missing` where the row has no cell at this place at all, since it has fewer cells than other rows.
 */
export type SourceCell = { text: string; span: Span; merged: 'left' | 'above' | null; missing?: true }

/** Only where the format itself marks headings (docx styles, h1–h6); may be empty. Level 1 is the highest. */
export type Heading = { level: number; span: Span }
